/** The time. The simulation has a clock of its own, so code reads the time and sets timers only here. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number
  /** Resolves after that many milliseconds, or when the signal is aborted. It never rejects. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** Runs the task after everything that is already due, so that whatever arrives until then can share a batch. */
  soon(task: () => void): void
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve()
        return
      }
      const done = (): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      signal?.addEventListener('abort', done)
    }),
  soon: (task) => {
    setImmediate(task)
  },
}
