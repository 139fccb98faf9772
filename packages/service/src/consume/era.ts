/**
 * While one run of the event store lives, its log loses nothing: whatever it says is of one log. So all that is known of the log is known
 * from that run, or from several that have run at once. When another is heard of, that is over: it may have an older copy of the log.
 * An era is the same object from its beginning to its end.
 */
export interface Era {
  readonly runs: readonly string[]
}

export interface Eras {
  /** Undefined: nothing has been heard yet. */
  readonly current: Era | undefined
  /**
   * An answer has come from that run.
   * @param asked  the era in which it was asked for
   * @returns whether it may be believed: it was asked for in the present era, and belongs to it
   */
  hear(run: string, asked: Era | undefined): boolean
  /** To be called whenever an era ends. */
  onEnd(task: () => void): void
}

export const createEras = (): Eras => {
  let current: { readonly runs: string[] } | undefined
  const before = new Set<string>()
  const enders: (() => void)[] = []
  return {
    get current() {
      return current
    },
    hear: (run, asked) => {
      if (current?.runs.includes(run) === true) return asked === undefined || asked === current
      // Asked for before this era began: nothing new.
      if (asked !== current) return false
      // Heard of before this era and still there: it has lived all the time, and no log is exchanged beneath a living run.
      if (current !== undefined && before.has(run)) return current.runs.push(run) > 0
      const isFirst = current === undefined
      for (const ended of current?.runs ?? []) before.add(ended)
      current = { runs: [run] }
      if (!isFirst) for (const task of enders) task()
      return isFirst
    },
    onEnd: (task) => void enders.push(task),
  }
}
