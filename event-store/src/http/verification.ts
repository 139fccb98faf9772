import { z } from 'zod'
import { Checkpoint } from '@souk/log-protocol'
import type { Background } from '@souk/process'
import type { EventLog } from '../log/event-log.ts'
import { verifyInSteps } from '../log/verify.ts'

const Result = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), head: Checkpoint, events: z.int().describe('Number of events in the log.') }),
  z.object({ ok: z.literal(false), position: z.int().describe('The first commit at fault.'), fault: z.string() }),
])

export const VerificationJob = z
  .object({
    state: z.enum(['running', 'done', 'failed']).describe('failed: the log could not be read to its end.'),
    position: z.int().describe('Position reached so far.'),
    head: z.int().describe('Position at which the verification ends: the head of the log when it began.'),
    result: Result.nullable().describe('Null until the state is done.'),
  })
  .describe('A verification of the whole log.')
export type VerificationJob = z.infer<typeof VerificationJob>

export interface Verifications {
  /** The verification that runs, else the last one; undefined if none has begun. */
  latest(): VerificationJob | undefined
  /** Begins a verification, unless one is running. @returns the one that runs */
  begin(): Promise<VerificationJob>
  /** Ends a verification that runs. Afterwards it reads the log no more. */
  stop(): Promise<void>
}

/** Verifies a log in the background, once at a time. */
export const createVerifications = (log: EventLog, inBackground: Background, failed: (error: unknown) => void): Verifications => {
  let latest: VerificationJob | undefined
  let beginning: Promise<VerificationJob> | undefined
  let running: Promise<void> | undefined
  let isStopped = false

  const run = async (head: Checkpoint, job: VerificationJob): Promise<void> => {
    try {
      const steps = verifyInSteps(log, head)
      while (!isStopped) {
        const { done, value } = await inBackground(() => steps.next())
        if (done === true) {
          const position = value.ok ? head.position : value.position
          latest = { ...job, state: 'done', position, result: value }
          return
        }
        latest = { ...job, position: value }
      }
    } catch (error) {
      latest = { ...(latest ?? job), state: 'failed' }
      failed(error)
    }
  }

  const begin = async (): Promise<VerificationJob> => {
    const head = await log.head()
    const job: VerificationJob = { state: 'running', position: 0, head: head.position, result: null }
    latest = job
    running = run(head, job).finally(() => {
      running = undefined
    })
    return job
  }

  return {
    latest: () => latest,
    begin: () => {
      if (running !== undefined && latest !== undefined) return Promise.resolve(latest)
      beginning ??= begin().finally(() => {
        beginning = undefined
      })
      return beginning
    },
    stop: async () => {
      isStopped = true
      await running
    },
  }
}
