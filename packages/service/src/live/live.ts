import { readEvent, type Located } from '@souk/contracts'
import { eventsOf, messageOf, type Commit } from '@souk/log-protocol'
import type { LogClient } from '../consume/log-client.ts'
import type { Projection } from '../consume/projection.ts'
import { StoreUnavailable } from '../view/view-store.ts'
import { createFeed, type Feed } from './feed.ts'
import { numbered, type LiveMessage } from './message.ts'
import type { Past } from './streams.ts'

/** Makes the messages of events that the view shows, in the order of the events. The rows may already show what comes later. */
export type Tell = (events: readonly Located[]) => Promise<readonly LiveMessage[]>

/** What a service tells its readers: what its view shows from now on, and what the log holds of before. */
export interface Live {
  readonly feed: Feed
  readonly past: Past
  /** Called with the events of each batch, once the view shows them. */
  moved(events: readonly Located[], from: number, to: number): void
}

export interface LiveOptions {
  readonly log: Pick<LogClient, 'readAll'>
  readonly tell: Tell
  /** Whether the view is made of events of this type. */
  readonly handles: (type: string) => boolean
  /** The view, from which `tell` reads. */
  readonly projection: () => Pick<Projection, 'build' | 'isWhole'>
  readonly failed: (error: unknown) => void
}

/** Commits in a page of the log. */
const PAGE = 500
/** Commits that a reader may be behind: twenty pages, which each takes some milliseconds. */
const MOST = 10_000

export const createLive = ({ log, tell, handles, projection, failed }: LiveOptions): Live => {
  const feed = createFeed(0, failed)

  /** @throws StoreUnavailable if the view lost its rows meanwhile. Then messages may be missing. */
  const tellWhole: Tell = async (events) => {
    if (events.length === 0) return []
    const { build, isWhole } = projection()
    const messages = await tell(events)
    if (!(await isWhole(build))) throw new StoreUnavailable('the view is being rebuilt')
    return messages
  }

  /** The events that the view is made of. Those that nobody can read are parked, and a manager is told elsewhere. */
  const eventsIn = (commits: readonly Commit[]): Located[] =>
    commits
      .flatMap((commit) => eventsOf(commit, handles))
      .flatMap((located) => {
        try {
          return readEvent(located) ?? []
        } catch (error) {
          failed(new Error(`${located.event.eventId} cannot be read: ${messageOf(error)}`, { cause: error }))
          return []
        }
      })

  // One page at a time, however many readers come back at once.
  let last: Promise<unknown> = Promise.resolve()
  const read: Past['read'] = (topic, after, upTo) => {
    const page = last.then(async () => {
      const messages = numbered(await tellWhole(eventsIn(await log.readAll(after, upTo - after))))
      return messages.filter(({ topics }) => topics.includes(topic))
    })
    last = page.catch(() => undefined)
    return page
  }

  return {
    feed,
    past: { read, page: PAGE, most: MOST },
    moved: (events, from, to) => feed.moved({ from, to, size: events.length, tell: () => tellWhole(events) }),
  }
}
