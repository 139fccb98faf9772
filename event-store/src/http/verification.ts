import { z } from 'zod'
import { Checkpoint, instant, uuid } from '@souk/log-protocol'
import type { Background, Clock } from '@souk/process'
import type { EventLog } from '../log/event-log.ts'
import { verifyInSteps } from '../log/verify.ts'

const Result = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), head: Checkpoint, events: z.int().describe('Number of events in the log.') }),
  z.object({ ok: z.literal(false), position: z.int().describe('The first commit at fault.'), fault: z.string() }),
])

export const VerificationJob = z
  .object({
    verificationId: uuid.describe('The verification.'),
    startedAt: instant.describe('When it began.'),
    endedAt: instant.nullable().describe('When it ended. Null while it runs.'),
    state: z.enum(['running', 'done', 'failed']).describe('failed: the log could not be read to its end.'),
    position: z.int().describe('Position reached so far.'),
    head: z.int().describe('Position at which the verification ends: the head of the log when it began.'),
    result: Result.nullable().describe('Null until the state is done.'),
  })
  .describe('A verification of the whole log.')
export type VerificationJob = z.infer<typeof VerificationJob>

/** Most verifications that are remembered. */
const REMEMBERED = 20

export interface Verifications {
  /** The verifications since the start, the last one first. Only the last {@link REMEMBERED} are remembered. */
  list(): readonly VerificationJob[]
  /** Begins a verification, unless one is running. @returns the one that runs */
  begin(): Promise<VerificationJob>
  /** Ends a verification that runs. Afterwards it reads the log no more. */
  stop(): Promise<void>
}

export interface VerificationsOptions {
  readonly log: EventLog
  readonly inBackground: Background
  readonly clock: Pick<Clock, 'now'>
  readonly newId: () => string
  /** Told why the log could not be read. */
  readonly failed: (error: unknown) => void
}

/** Verifies a log in the background, once at a time. */
export const createVerifications = ({ log, inBackground, clock, newId, failed }: VerificationsOptions): Verifications => {
  let jobs: readonly VerificationJob[] = []
  let beginning: Promise<VerificationJob> | undefined
  let running: Promise<void> | undefined
  let isStopped = false

  const now = (): string => new Date(clock.now()).toISOString()
  /** Changes the job that runs, which is the last one. */
  const update = (changes: Partial<VerificationJob>): void => {
    jobs = jobs.map((job, index) => (index === 0 ? { ...job, ...changes } : job))
  }

  const run = async (head: Checkpoint): Promise<void> => {
    try {
      const steps = verifyInSteps(log, head)
      while (!isStopped) {
        const { done, value } = await inBackground(() => steps.next())
        if (done === true) {
          const position = value.ok ? head.position : value.position
          update({ state: 'done', endedAt: now(), position, result: value })
          return
        }
        update({ position: value })
      }
    } catch (error) {
      update({ state: 'failed', endedAt: now() })
      failed(error)
    }
  }

  const begin = async (): Promise<VerificationJob> => {
    const head = await log.head()
    const job: VerificationJob = {
      verificationId: newId(),
      startedAt: now(),
      endedAt: null,
      state: 'running',
      position: 0,
      head: head.position,
      result: null,
    }
    jobs = [job, ...jobs].slice(0, REMEMBERED)
    running = run(head).finally(() => {
      running = undefined
    })
    return job
  }

  return {
    list: () => jobs,
    begin: () => {
      const [latest] = jobs
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
