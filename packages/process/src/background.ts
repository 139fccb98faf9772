import { ProblemError } from '@souk/http'
import { systemClock, type Clock } from './clock.ts'

/** The part of the thread's time that work in the background takes at most. */
const SHARE = 0.15

/** Runs a step of work in the background. A step should take a few milliseconds of the thread. */
export type Background = <Result>(step: () => Result | Promise<Result>) => Promise<Result>

/**
 * Makes a queue for work that must not slow down the rest of the process, such as audits.
 * It runs one step at a time, first come, first served. After each step it pauses for so long that all steps together take at most
 * `share` of the time, however many callers there are.
 */
export const createBackground = (clock: Pick<Clock, 'sleep'>, share = SHARE): Background => {
  let last: Promise<void> = Promise.resolve()
  return (step) => {
    const run = last.then(async () => {
      const start = performance.now()
      try {
        return { result: await step(), tookMs: performance.now() - start }
      } catch (error) {
        return { error, tookMs: performance.now() - start }
      }
    })
    last = run.then(({ tookMs }) => clock.sleep(Math.ceil((tookMs * (1 - share)) / share)))
    return run.then((outcome) => {
      if ('error' in outcome) throw outcome.error
      return outcome.result
    })
  }
}

/**
 * Makes a limit for callers that wait for work in the background.
 * @returns a function that runs a task, or throws the problem `overloaded` if `most` of its tasks are running already
 */
export const createLimit = (most: number) => {
  let running = 0
  return async <Result>(task: () => Promise<Result>): Promise<Result> => {
    if (running >= most) throw new ProblemError('overloaded', 'too many are waiting for such a page')
    running += 1
    try {
      return await task()
    } finally {
      running -= 1
    }
  }
}

/** Most requests of a process that may wait for pages at the same time. */
const MAX_WAITING_PAGES = 20

// There is one of each in a process, because a process has one thread.
export const inBackground = createBackground(systemClock)
/** For requests that read a page in the background, step by step. */
export const waitingForPage = createLimit(MAX_WAITING_PAGES)
