import type { Clock } from '@souk/process'
import type { Scheduler } from './scheduler.ts'

/** One process from its start to its end. After the end its calls have no effect and get no answer. */
export interface Life {
  readonly name: string
  readonly alive: boolean
  readonly clock: Clock
  /** The result of the work. If the process ends first, the promise stays pending forever. */
  guard<Result>(work: () => Promise<Result>): Promise<Result>
  /** Runs the task when the process ends, as its connections would notice. */
  onEnd(task: () => void): void
  end(): void
}

export const createLife = (name: string, scheduler: Scheduler): Life => {
  let alive = true
  const enders = new Set<() => void>()

  const clock: Clock = {
    now: scheduler.now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve()
          return
        }
        const done = (): void => {
          cancel()
          signal?.removeEventListener('abort', done)
          if (alive) resolve()
        }
        const cancel = scheduler.after(milliseconds, done)
        signal?.addEventListener('abort', done)
      }),
    soon: (task) => void scheduler.after(0, () => alive && task()),
  }

  return {
    name,
    get alive() {
      return alive
    },
    clock,
    guard: (work) =>
      new Promise((resolve, reject) => {
        if (!alive) return
        work().then(
          (result) => alive && resolve(result),
          (error: unknown) => alive && reject(error),
        )
      }),
    onEnd: (task) => {
      if (alive) enders.add(task)
      else task()
    },
    end: () => {
      if (!alive) return
      alive = false
      for (const task of enders) task()
      enders.clear()
    },
  }
}
