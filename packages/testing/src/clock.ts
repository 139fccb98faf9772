import type { Clock } from '@souk/process'

/** Lets everything run that needs no time. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Waits for something that comes without time passing. */
export const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  for (let turns = 0; turns < 20_000; turns += 1) {
    if (await condition()) return
    await turn()
  }
  throw new Error(`it never came true: ${String(condition)}`)
}

/** Time passes in no time. */
export const createInstantClock = (): Clock => {
  let time = Date.parse('2026-03-14T15:09:26.535Z')
  return {
    now: () => time,
    sleep: async (milliseconds, signal) => {
      await turn()
      if (signal?.aborted !== true) time += milliseconds
    },
    soon: (task) => {
      setImmediate(task)
    },
  }
}

/** A clock that stands still until it is told to move. */
export const createManualClock = () => {
  let time = Date.parse('2026-03-14T15:09:26.535Z')
  let sleepers: { readonly due: number; readonly wake: () => void }[] = []
  const clock: Clock = {
    now: () => time,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve()
          return
        }
        const sleeper = {
          due: time + milliseconds,
          wake: () => {
            sleepers = sleepers.filter((other) => other !== sleeper)
            resolve()
          },
        }
        sleepers.push(sleeper)
        signal?.addEventListener('abort', sleeper.wake, { once: true })
      }),
    soon: (task) => {
      setImmediate(task)
    },
  }
  return {
    clock,
    /** In how many milliseconds each sleeper is due. */
    sleeping: (): readonly number[] => sleepers.map(({ due }) => due - time).toSorted((one, other) => one - other),
    advance: async (milliseconds: number): Promise<void> => {
      time += milliseconds
      for (const { due, wake } of sleepers) if (due <= time) wake()
      for (let turns = 0; turns < 20; turns += 1) await turn()
    },
  }
}
