import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { page, serviceNames, type ServiceName } from '@souk/contracts'
import { Checkpoint, ParkedEvent, type Commit } from '@souk/log-protocol'
import { describeAnswer, type Api } from './api.ts'
import { Fault } from './fault.ts'
import type { Progress } from './progress.ts'

/** As much of `GET /<service>/admin/status` as the command line needs. */
export const Status = z.object({
  ready: z.boolean(),
  checkpoint: z.object({ position: z.int() }),
  reactionsDone: z.object({ position: z.int() }),
})

/** @throws Fault */
export const serviceNamed = (name: string): ServiceName => {
  const found = serviceNames.find((service) => service === name)
  if (found === undefined) throw new Fault(`there is no service ${name}: ${serviceNames.join(', ')}`)
  return found
}

const REBUILD_PATIENCE_MS = 3_600_000

/** Has a service's view built again, and waits until it is where the log was when that began. @returns the position */
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
const VerificationStep = z.object({ position: z.int() })

/** Has the event store prove its whole log. @throws Fault if it does not come to an end */
export const verifyLog = async (api: Api, progress: Progress): Promise<Verification> => {
  const head = await api.ask('/event-store/head', Checkpoint)
  progress.begin('commits', head.position)
  try {
    for await (const line of api.lines('/event-store/verification', { method: 'POST' })) {
      const said: unknown = JSON.parse(line)
      const result = Verification.safeParse(said)
      if (result.success) return result.data
      const step = VerificationStep.safeParse(said)
      if (!step.success) throw new Fault('the log could not be read to its end')
      progress.at(step.data.position)
    }
  } finally {
    progress.end()
  }
  throw new Fault('the verification ended without a result')
}

/** `12  2026-03-14T15:09:26.535Z  order-…  1  OrderPlaced`: a line for each event of a commit. */
export const describeCommit = ({ position, at, appends }: Commit): string =>
  appends
    .flatMap(({ stream, fromVersion, events }) =>
      events.map(({ type }, index) => [position, at, stream, fromVersion + index + 1, type].join('\t')),
    )
    .join('\n')

const CommitsOnly = z.object({ commits: z.array(z.custom<Commit>((value) => typeof value === 'object' && value !== null)) })
const TAIL_PAUSE_MS = 500
const TAIL_PAGE = 500

/** The last commits of the log, and with `follow` those to come, without end. */
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

/** What the services have put aside. */
export const listParked = async (api: Api, services: readonly ServiceName[]): Promise<Parked[]> => {
  const found: Parked[] = []
  for (const service of services) {
    const { items } = await api.ask(`/${service}/admin/parked`, page(ParkedEvent))
    for (const event of items) found.push({ service, ...event })
  }
  return found
}

/** Lets every one of the services that has parked the event try again, or give it up. @returns which did */
export const settleParked = async (
  api: Api,
  how: 'retry' | 'discard',
  eventId: string,
  services: readonly ServiceName[],
): Promise<ServiceName[]> => {
  const holding = new Set((await listParked(api, services)).filter((event) => event.eventId === eventId).map(({ service }) => service))
  if (holding.size === 0) throw new Fault(`no event ${eventId} is parked`)
  for (const service of holding) {
    const path = `/${service}/admin/parked/${encodeURIComponent(eventId)}`
    const answer = how === 'retry' ? await api.send(`${path}/retry`, { method: 'POST' }) : await api.send(path, { method: 'DELETE' })
    if (answer.status !== 204) throw new Fault(`${service}: ${describeAnswer(answer)}`)
  }
  return [...holding]
}
