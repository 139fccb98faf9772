import { messageOf, Unavailable } from '@souk/log-protocol'
import type { Clock } from './clock.ts'

export interface RetryOptions {
  readonly clock: Pick<Clock, 'sleep'>
  /** Once it is aborted, also during a pause, the last failure is thrown and the task is not run again. */
  readonly signal?: AbortSignal
  /** Most attempts (default: no limit); the failure of the last one is thrown. */
  readonly attempts?: number
  /** Whether a failure may pass (default: any); one that may not is thrown at once. */
  readonly mayPass?: (error: unknown) => boolean
  /** Told of every failure after which the task may run again. */
  readonly failed?: (error: unknown) => void
  /** The first pause (default: 50 ms). Each pause is twice as long as the one before. */
  readonly firstMs?: number
  /** The longest pause (default: 5,000 ms). */
  readonly longestMs?: number
}

/**
 * Runs a task until it succeeds, with pauses between the attempts.
 * @throws the last failure if it may not pass, if the signal is aborted, or if no attempt is left
 */
export const retry = async <Result>(task: () => Promise<Result>, options: RetryOptions): Promise<Result> => {
  const { clock, signal, attempts = Infinity, mayPass = () => true, failed, firstMs = 50, longestMs = 5_000 } = options
  const isAborted = (): boolean => signal?.aborted === true
  for (let attempt = 1, pauseMs = firstMs; ; attempt += 1, pauseMs = Math.min(longestMs, pauseMs * 2)) {
    try {
      return await task()
    } catch (error) {
      if (isAborted() || attempt >= attempts || !mayPass(error)) throw error
      failed?.(error)
      await clock.sleep(pauseMs, signal)
      if (isAborted()) throw error
    }
  }
}

export const isUnavailable = (error: unknown): boolean => error instanceof Unavailable

/**
 * Retries a task of the start while a dependency is unavailable: processes may be started in any order.
 * @throws any other failure of the task, and the last one if the signal is aborted
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
    failed: (error) => logger.warn({ error: messageOf(error) }, 'waiting for a dependency'),
    ...(signal && { signal }),
  })
