import { eventsOf, LogUnavailable, type Commit } from '@souk/log-protocol'

/**
 * The newest commit that this process knows. It is recognized by its hash, or by an event in it.
 * One commit is enough because of the chain of hashes: a log that holds it also holds everything before it.
 */
export type Newest = { readonly position: number; readonly hash: string } | { readonly position: number; readonly eventId: string }

/**
 * What this process knows of the log, and from which runs of the event store.
 *
 * While a run of the event store lives, its log loses nothing. A log is restored or exchanged only between two runs.
 * So when another run answers, this process looks for the newest commit that it knows. If the log holds that commit, everything the process
 * knows is still true and it continues. If not, the process ends: a start finds out from the log what is true.
 */
export interface KnownLog {
  /** The runs whose log holds everything that this process knows: one, or several that live at the same time. None once the log is lost. */
  readonly runs: readonly string[]
  /** Notes a commit that a believed answer or message has shown. */
  note(seen: Newest | undefined): void
  /**
   * Decides whether an answer may be believed, and looks at the log first if it comes from another run.
   * @param asked  `runs` as they were when the question was sent
   * @throws LogUnavailable if the answer comes from a run that has ended, or the log lacks what this process knows
   */
  believe(run: string, asked: readonly string[]): Promise<void>
  /** Ends the process, because what it knows is no longer true. @throws LogUnavailable always, so that calls in progress fail */
  lose(why: string): never
}

export interface KnownLogOptions {
  /** Reads the commit at a position. @returns it with the run that answered */
  readonly commitAt: (position: number) => Promise<{ readonly run: string; readonly commit: Commit | undefined }>
  /** Ends the process. Called once. */
  readonly fatal: (fault: Error) => void
}

const isIn = (newest: Newest, commit: Commit | undefined): boolean => {
  if (commit === undefined) return false
  return 'hash' in newest ? commit.hash === newest.hash : eventsOf(commit).some(({ event }) => event.eventId === newest.eventId)
}

export const createKnownLog = ({ commitAt, fatal }: KnownLogOptions): KnownLog => {
  let runs: readonly string[] = []
  const former = new Set<string>()
  let newest: Newest | undefined
  let looking: Promise<void> | undefined
  let lost: LogUnavailable | undefined

  const lose = (why: string): never => {
    if (lost === undefined) {
      lost = new LogUnavailable(why)
      // No run is believed any more, so every call fails.
      runs = []
      fatal(lost)
    }
    throw lost
  }

  /** A run that answers again has lived all the time, so both runs have the same log. */
  const adopt = (run: string): void => {
    if (lost !== undefined) throw lost
    const before = runs
    runs = former.has(run) ? [...before, run] : [run]
    for (const one of before) former.add(one)
  }

  const look = async (run: string): Promise<void> => {
    for (;;) {
      const looked = newest
      if (looked === undefined) return adopt(run)
      const answer = await commitAt(looked.position)
      if (runs.includes(answer.run)) return
      if (!isIn(looked, answer.commit))
        lose(`the event store was started again, and its log lacks commit ${looked.position}: it was restored from an older copy`)
      // This log must also hold what an earlier run has shown meanwhile.
      if (looked === newest) return adopt(answer.run)
    }
  }

  return {
    get runs() {
      return runs
    },
    note: (seen) => {
      if (seen === undefined || seen.position <= (newest?.position ?? 0)) return
      // Not the whole commit, because this stays in memory for long.
      newest = 'hash' in seen ? { position: seen.position, hash: seen.hash } : seen
    },
    believe: async (run, asked) => {
      if (lost !== undefined) throw lost
      if (runs.includes(run)) return
      if (asked !== runs) throw new LogUnavailable('the answer comes from a run of the event store that has ended')
      looking ??= look(run).finally(() => {
        looking = undefined
      })
      await looking
      if (!runs.includes(run)) throw new LogUnavailable('the answer comes from a run of the event store that has ended')
    },
    lose,
  }
}
