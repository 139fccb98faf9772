import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { serviceNames, SigningKey, type ServiceName } from '@souk/contracts'
import { Checkpoint, newId, type Commit } from '@souk/log-protocol'
import type { Api } from './api.ts'
import { Fault } from './fault.ts'
import type { Progress } from './progress.ts'

/** The part of `GET /<service>/admin/status` that the command line needs. */
export const Status = z.object({
  ready: z.boolean(),
  checkpoint: z.object({ position: z.int() }),
  reactionsDone: z.object({ position: z.int() }),
  parked: z.object({ projection: z.int() }),
})
export type Status = z.infer<typeof Status>

/** @throws Fault */
export const serviceNamed = (name: string): ServiceName => {
  const found = serviceNames.find((service) => service === name)
  if (found === undefined) throw new Fault(`there is no service ${name}, only ${serviceNames.join(', ')}`)
  return found
}

/** What a service answers when it has begun to rebuild its view: the position at which the view is rebuilt. */
export const Rebuilding = z.object({ position: z.int() })

const REBUILD_PATIENCE_MS = 3_600_000

/**
 * Waits until the view of a service is rebuilt.
 * @returns how the service stands then
 * @throws Fault
 */
export const untilRebuilt = async (api: Api, service: ServiceName, position: number, progress: Progress): Promise<Status> => {
  progress.begin('commits', position)
  try {
    for (const start = Date.now(); ; await sleep(100)) {
      const status = await api.ask(`/${service}/admin/status`, Status)
      progress.at(status.checkpoint.position)
      if (status.checkpoint.position >= position) return status
      if (Date.now() - start > REBUILD_PATIENCE_MS)
        throw new Fault(`the view of ${service} is still at position ${status.checkpoint.position}`)
    }
  } finally {
    progress.end()
  }
}

/** Rebuilds the view of a service, and waits until it shows all that was in the log. @throws Fault */
export const rebuild = async (api: Api, service: ServiceName, progress: Progress): Promise<Status> => {
  const { position } = await api.ask(`/${service}/admin/rebuild`, Rebuilding, { method: 'POST' })
  return untilRebuilt(api, service, position, progress)
}

/** Makes a new key that signs access tokens from now on. @throws Fault */
export const rotateSigningKey = (api: Api): Promise<SigningKey> =>
  api.ask('/customer/signing-keys', SigningKey, { method: 'POST', idempotencyKey: newId() })

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
