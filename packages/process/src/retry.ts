import { Unavailable } from '@souk/log-protocol'
import type { Clock } from './clock.ts'

/** Pauses that double from the first to the longest, in milliseconds. */
export interface Pauses {
  readonly firstMs: number
  readonly longestMs: number
}

export interface RetryOptions extends Partial<Pauses> {
  readonly clock: Pick<Clock, 'sleep'>
  /** Once it is aborted, the last failure is thrown instead of tried again. */
  readonly signal?: AbortSignal
  /** Most attempts (default: no limit); the failure of the last one is thrown. */
  readonly attempts?: number
  /** Whether a failure may pass (default: any); one that may not is thrown at once. */
  readonly mayPass?: (error: unknown) => boolean
  /** Told of every failure that is tried again. */
  readonly failed?: (error: unknown) => void
}

const PAUSES: Pauses = { firstMs: 50, longestMs: 5_000 }

/**
 * Runs a task until it succeeds, with pauses that double from one failure to the next.
 * @throws what the task throws, if that may not pass, the signal is aborted, or no attempt is left
 */
export const retry = async <Result>(task: () => Promise<Result>, options: RetryOptions): Promise<Result> => {
  const {
    clock,
    signal,
    attempts = Infinity,
    mayPass = () => true,
    failed,
    firstMs = PAUSES.firstMs,
    longestMs = PAUSES.longestMs,
  } = options
  for (let attempt = 1, pauseMs = firstMs; ; attempt += 1, pauseMs = Math.min(longestMs, pauseMs * 2)) {
    try {
      return await task()
    } catch (error) {
      if (signal?.aborted === true || attempt >= attempts || !mayPass(error)) throw error
      failed?.(error)
      await clock.sleep(pauseMs, signal)
    }
  }
}

export const isUnavailable = (error: unknown): boolean => error instanceof Unavailable

/**
 * Waits for what a process needs to start, since processes may be started in any order.
 * @throws what the task throws, unless that says that a part is away
 */
export const retryWhileUnavailable = <Result>(
  clock: Pick<Clock, 'sleep'>,
  logger: { warn(fields: object, message: string): void },
  task: () => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> =>
  retry(task, {
    clock,
    longestMs: 2_000,
    mayPass: isUnavailable,
    failed: (error) =>
      logger.warn({ error: error instanceof Error ? error.message : String(error) }, 'waiting for what is needed to start'),
    ...(signal && { signal }),
  })
