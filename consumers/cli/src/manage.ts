import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { page, serviceNames, type ServiceName } from '@souk/contracts'
import { Checkpoint, ParkedEvent, type Commit } from '@souk/log-protocol'
import { describeAnswer, type Api } from './api.ts'
import { Fault } from './fault.ts'
import type { Progress } from './progress.ts'

/** The part of `GET /<service>/admin/status` that the command line needs. */
export const Status = z.object({
  ready: z.boolean(),
  checkpoint: z.object({ position: z.int() }),
  reactionsDone: z.object({ position: z.int() }),
})

/** @throws Fault */
export const serviceNamed = (name: string): ServiceName => {
  const found = serviceNames.find((service) => service === name)
  if (found === undefined) throw new Fault(`there is no service ${name}, only ${serviceNames.join(', ')}`)
  return found
}

const REBUILD_PATIENCE_MS = 3_600_000

/**
 * Rebuilds the view of a service, and waits until it reaches the head that the log had at the start.
 * @returns the position of the view
 * @throws Fault
 */
export const rebuild = async (api: Api, service: ServiceName, progress: Progress): Promise<number> => {
  const head = await api.ask('/event-store/head', Checkpoint)
  await api.ask(`/${service}/admin/rebuild`, z.unknown(), { method: 'POST' })
  progress.begin('commits', head.position)
  try {
    for (const start = Date.now(); ; await sleep(100)) {
      const { checkpoint } = await api.ask(`/${service}/admin/status`, Status)
      progress.at(checkpoint.position)
      if (checkpoint.position >= head.position) return checkpoint.position
      if (Date.now() - start > REBUILD_PATIENCE_MS) throw new Fault(`the view of ${service} is still at position ${checkpoint.position}`)
    }
  } finally {
    progress.end()
  }
}

const Verification = z.union([
  z.object({ ok: z.literal(true), head: Checkpoint, events: z.int() }),
  z.object({ ok: z.literal(false), position: z.int(), fault: z.string() }),
])
export type Verification = z.infer<typeof Verification>
const VerificationJob = z.object({
  state: z.enum(['running', 'done', 'failed']),
  position: z.int(),
  head: z.int(),
  result: Verification.nullable(),
})
const VERIFICATION_PAUSE_MS = 200

/**
 * Lets the event store verify its whole log, and waits for the result. If a verification is running, waits for that one.
 * @throws Fault if the log cannot be read to its end
 */
export const verifyLog = async (api: Api, progress: Progress): Promise<Verification> => {
  let job = await api.ask('/event-store/verification', VerificationJob, { method: 'POST' })
  progress.begin('commits', job.head)
  try {
    for (; job.state === 'running'; job = await api.ask('/event-store/verification', VerificationJob)) {
      progress.at(job.position)
      await sleep(VERIFICATION_PAUSE_MS)
    }
  } finally {
    progress.end()
  }
  if (job.result === null) throw new Fault('the event store could not read the log to its end')
  return job.result
}

/** One line for each event of a commit: `12  2026-03-14T15:09:26.535Z  order-…  1  OrderPlaced`. */
export const describeCommit = ({ position, at, appends }: Commit): string =>
  appends
    .flatMap(({ stream, fromVersion, events }) =>
      events.map(({ type }, index) => [position, at, stream, fromVersion + index + 1, type].join('\t')),
    )
    .join('\n')

const CommitsOnly = z.object({ commits: z.array(z.custom<Commit>((value) => typeof value === 'object' && value !== null)) })
const TAIL_PAUSE_MS = 500
const TAIL_PAGE = 500

/** Yields the last commits of the log. With `follow`, also yields new commits, without end. */
export async function* tailLog(api: Api, { last, follow }: { last: number; follow: boolean }): AsyncGenerator<Commit> {
  const head = await api.ask('/event-store/head', Checkpoint)
  for (let position = Math.max(0, head.position - last); follow || position < head.position;) {
    const { commits } = await api.ask('/event-store/commits', CommitsOnly, { query: { after: position, limit: TAIL_PAGE } })
    yield* commits
    position = commits.at(-1)?.position ?? position
    if (commits.length < TAIL_PAGE && follow) await sleep(TAIL_PAUSE_MS)
    else if (commits.length === 0) return
  }
}

export type Parked = ParkedEvent & { readonly service: ServiceName }

/** Lists the events that the services have parked. */
export const listParked = async (api: Api, services: readonly ServiceName[]): Promise<Parked[]> => {
  const found: Parked[] = []
  for (const service of services) {
    const { items } = await api.ask(`/${service}/admin/parked`, page(ParkedEvent))
    for (const event of items) found.push({ service, ...event })
  }
  return found
}

/**
 * Retries or discards an event in every given service that has parked it.
 * @returns these services
 * @throws Fault if none of them has parked the event
 */
export const resolveParked = async (
  api: Api,
  action: 'retry' | 'discard',
  eventId: string,
  services: readonly ServiceName[],
): Promise<ServiceName[]> => {
  const holding = new Set((await listParked(api, services)).filter((event) => event.eventId === eventId).map(({ service }) => service))
  if (holding.size === 0) throw new Fault(`no event ${eventId} is parked`)
  for (const service of holding) {
    const path = `/${service}/admin/parked/${encodeURIComponent(eventId)}`
    const answer = action === 'retry' ? await api.send(`${path}/retry`, { method: 'POST' }) : await api.send(path, { method: 'DELETE' })
    if (answer.status !== 204) throw new Fault(`${service}: ${describeAnswer(answer)}`)
  }
  return [...holding]
}
