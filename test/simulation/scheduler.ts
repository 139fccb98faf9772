/** One queue of all future tasks, ordered by time. Only the scheduler moves the time. */
export interface Scheduler {
  /** Simulated time: milliseconds since 1970-01-01 UTC. */
  now(): number
  /** Runs the task after that many milliseconds. Tasks due at the same instant run in the order in which they were queued. */
  after(milliseconds: number, task: () => void): Cancel
  /** Lets time pass while nothing runs, as when a machine sleeps. Tasks that became due run afterwards. */
  jump(milliseconds: number): void
  /**
   * Runs the next task, and then all promises that follow from it.
   * @returns false if no task is left, or the next one is due after `until`
   */
  step(until: number): Promise<boolean>
  /** How many tasks have run. */
  readonly steps: number
}

export type Cancel = () => void

interface Entry {
  readonly time: number
  readonly order: number
  task: (() => void) | undefined
}

const before = (one: Entry, other: Entry): boolean => one.time < other.time || (one.time === other.time && one.order < other.order)

/** A binary heap. Its first entry is due next. */
const createHeap = () => {
  const entries: Entry[] = []
  const at = (index: number): Entry => {
    const entry = entries[index]
    if (entry === undefined) throw new RangeError(`the heap has no entry ${index}`)
    return entry
  }
  return {
    peek: (): Entry | undefined => entries[0],
    push: (entry: Entry): void => {
      let index = entries.push(entry) - 1
      while (index > 0) {
        const parent = (index - 1) >> 1
        if (!before(entry, at(parent))) break
        entries[index] = at(parent)
        index = parent
      }
      entries[index] = entry
    },
    pop: (): void => {
      const last = entries.pop()
      if (last === undefined || entries.length === 0) return
      let index = 0
      for (;;) {
        let child = 2 * index + 1
        if (child >= entries.length) break
        if (child + 1 < entries.length && before(at(child + 1), at(child))) child += 1
        if (!before(at(child), last)) break
        entries[index] = at(child)
        index = child
      }
      entries[index] = last
    },
  }
}

/**
 * Resolves when every promise that can go on has done so. Node runs an immediate only when no microtask and no `nextTick`
 * is left. The simulated system waits for nothing else: it has no timers, threads or I/O.
 */
const microtasksDone = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

export const createScheduler = (start: number): Scheduler => {
  const heap = createHeap()
  let now = start
  let ordinal = 0
  let steps = 0
  return {
    now: () => now,
    after: (milliseconds, task) => {
      const entry: Entry = { time: now + Math.max(0, Math.ceil(milliseconds)), order: ordinal, task }
      ordinal += 1
      heap.push(entry)
      return () => {
        entry.task = undefined
      }
    },
    jump: (milliseconds) => {
      now += milliseconds
    },
    step: async (until) => {
      for (;;) {
        const entry = heap.peek()
        if (entry === undefined || entry.time > until) return false
        heap.pop()
        const { task } = entry
        if (task === undefined) continue
        if (entry.time > now) now = entry.time
        steps += 1
        task()
        await microtasksDone()
        return true
      }
    },
    get steps() {
      return steps
    },
  }
}
