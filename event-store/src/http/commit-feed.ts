import type { Commit } from '@souk/log-protocol'
import { inBackground } from '@souk/process'
import { createFeed, numbered, type Feed, type LiveMessage, type Past } from '@souk/service/live'
import type { EventLog } from '../log/event-log.ts'

/** The one topic: who hears of commits hears of all. */
export const ALL_COMMITS = 'commits'

/** Tells readers what is new in the log. */
export interface CommitFeed {
  readonly feed: Feed
  readonly past: Past
  /** Takes commits that this event store has written. */
  committed(commits: readonly Commit[]): void
  /** Looks for commits in the log that came from elsewhere: another writer, or an insert whose outcome was never known. @throws LogUnavailable */
  look(): Promise<void>
}

/** Commits in a page of the log, which is read in the background. */
const PAGE = 50
/** Commits that a reader may be behind. */
const MOST = 10_000

const messageOf = (commit: Commit): LiveMessage => ({ position: commit.position, type: 'commit', data: commit, topics: [ALL_COMMITS] })

/** @param failed  called when the log could not be read */
export const createCommitFeed = (log: Pick<EventLog, 'head' | 'readAll'>, failed: (error: unknown) => void): CommitFeed => {
  const feed = createFeed(0, failed)
  const read = (after: number, upTo: number): Promise<readonly Commit[]> => inBackground(() => log.readAll(after, upTo - after))
  return {
    feed,
    past: { page: PAGE, most: MOST, read: async (_topic, after, upTo) => numbered((await read(after, upTo)).map(messageOf)) },
    committed: (commits) => {
      const [first, last] = [commits.at(0), commits.at(-1)]
      if (first === undefined || last === undefined) return
      feed.moved({
        from: first.position - 1,
        to: last.position,
        size: commits.length,
        tell: async () => commits.map(messageOf),
      })
    },
    look: async () => {
      const from = feed.position
      const { position: to } = await log.head()
      // Many at once: readers connect again, and read the log as fast as they can.
      if (to - from > PAGE) feed.standsAt(to)
      else if (to > from) feed.moved({ from, to, size: to - from, tell: async () => (await read(from, to)).map(messageOf) })
    },
  }
}
