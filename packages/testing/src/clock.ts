import type { Clock } from '@souk/process'
import { TEST_NOW } from './ids.ts'

const START = Date.parse(TEST_NOW)

/** Lets everything run that needs no time to pass. */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

/** Waits until something holds that needs no time to pass. @throws after 20,000 turns of the event loop */
export const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  for (let turns = 0; turns < 20_000; turns += 1) {
    if (await condition()) return
    await turn()
  }
  throw new Error(`it never came true: ${String(condition)}`)
}

/** A clock on which every sleep is over in the next turn. Its time moves on by as much as was slept. It starts at {@link TEST_NOW}. */
export const createInstantClock = (): Clock => {
  let time = START
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

/** A clock that stands still until the test moves it. */
export interface ManualClock {
  readonly clock: Clock
  /** In how many milliseconds each sleeper is due, the next one first. */
  sleeping(): readonly number[]
  /** Moves the clock, wakes whoever is due, and lets them run. */
  advance(milliseconds: number): Promise<void>
}

/** How many turns those get who were woken. */
const TURNS_AFTER_WAKING = 20

/** @param start  milliseconds since 1970-01-01 UTC (default: {@link TEST_NOW}) */
export const createManualClock = (start = START): ManualClock => {
  let time = start
  const sleepers = new Set<{ readonly due: number; wake(): void }>()
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
            sleepers.delete(sleeper)
            signal?.removeEventListener('abort', sleeper.wake)
            resolve()
          },
        }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', sleeper.wake)
      }),
    soon: (task) => {
      setImmediate(task)
    },
  }
  return {
    clock,
    sleeping: () => [...sleepers].map(({ due }) => due - time).toSorted((one, other) => one - other),
    advance: async (milliseconds) => {
      time += milliseconds
      for (const { due, wake } of sleepers) if (due <= time) wake()
      for (let turns = 0; turns < TURNS_AFTER_WAKING; turns += 1) await turn()
    },
  }
}
