import { isAfter, readEvent, type AsOf } from '@souk/contracts'
import { malformed } from '@souk/http'
import { eventsOf, type StreamPage } from '@souk/log-protocol'
import { createLimit, type Clock } from '@souk/process'
import type { LogClient } from '../consume/log-client.ts'
import type { ViewDefinition } from '../view/view-definition.ts'
import type { Collections } from '../view/view-store.ts'
import type { Rows } from '../view/working-set.ts'
import type { StreamRef } from './aggregate.ts'
import { foldRecorded, type Versioned } from './read-state.ts'

/** Most requests of a service that read the past at the same time. A stream may be long, and anybody may ask. */
const MAX_READERS = 20

export type EventOfStream = StreamPage['events'][number]

/** A moment in the life of a stream: after its event with this version, or at its end if it has fewer events. */
interface AtVersion {
  readonly version: number
}

/** What was true at a moment, read from the log. Its functions throw `LogUnavailable`, and ProblemError `overloaded` if too many read the past already. */
export interface Past {
  /**
   * The state of a stream at a moment. The stream is read from its beginning, page by page: it may be long.
   * @throws ProblemError `malformed-request` if the moment is not in the past
   */
  state<State>(ref: StreamRef<State>, moment: AsOf | AtVersion): Promise<Versioned<State>>
  /** The events of a stream after a version, up to another one. Nothing else of the stream is read, so it may have any length. */
  events(stream: string, span: { readonly after: number; readonly upTo: number }): Promise<readonly EventOfStream[]>
  /**
   * The rows of a view at a moment, as far as they follow from these streams. The streams must be short: each of their commits is read by itself.
   * @throws ProblemError `malformed-request` if the moment is not in the past
   */
  rows<View extends Collections>(view: ViewDefinition<undefined>, streams: readonly string[], asOf: AsOf): Promise<Pick<Rows<View>, 'get'>>
}

const before = <Item>(items: readonly Item[], isLater: (item: Item) => boolean): readonly Item[] => {
  const end = items.findIndex(isLater)
  return end === -1 ? items : items.slice(0, end)
}

const isBehind =
  ({ version }: AtVersion) =>
  (event: EventOfStream): boolean =>
    event.version > version

/** Rows that are only in memory. There are none at first. */
const createRows = <View extends Collections>(): Rows<View> => {
  const rows = new Map<string, object>()
  const keyOf = (collection: string, id: string): string => `${collection} ${id}`
  return {
    // Under such a key stands only what was put into this collection.
    get: <Name extends keyof View & string>(collection: Name, id: string) => rows.get(keyOf(collection, id)) as View[Name] | undefined,
    put: (collection, id, row) => void rows.set(keyOf(collection, id), row),
    remove: (collection, id) => void rows.delete(keyOf(collection, id)),
  }
}

export const createPast = (log: Pick<LogClient, 'readStream' | 'readAll' | 'head'>, clock: Pick<Clock, 'now'>): Past => {
  const reading = createLimit(MAX_READERS)

  const expectPast = async (asOf: AsOf): Promise<void> => {
    if (typeof asOf === 'string') {
      if (Date.parse(asOf) > clock.now()) throw malformed({ path: 'asOf', message: 'asOf must not be in the future' })
      return
    }
    const { position } = await log.head()
    if (asOf > position) throw malformed({ path: 'asOf', message: `asOf must not be after the end of the log, which is ${position}` })
  }

  /** The events of a stream before the first later one, page by page. */
  async function* pagesOf(
    stream: string,
    isLater: (event: EventOfStream) => boolean = () => false,
  ): AsyncGenerator<readonly EventOfStream[]> {
    for (let version = 0; ;) {
      const { events, more } = await log.readStream(stream, version)
      const past = before(events, isLater)
      yield past
      if (!more || past.length < events.length) return
      version += events.length
    }
  }

  return {
    state: async <State>(ref: StreamRef<State>, moment: AsOf | AtVersion) =>
      reading(async () => {
        if (typeof moment !== 'object') await expectPast(moment)
        const isLater = typeof moment === 'object' ? isBehind(moment) : isAfter(moment)
        let reached: Versioned<State> = { state: ref.aggregate.initialState, version: 0 }
        for await (const events of pagesOf(ref.name, isLater)) {
          const recorded = events.map(({ event }) => event)
          reached = foldRecorded(ref, reached, recorded)
        }
        return reached
      }),

    events: (stream, { after, upTo }) =>
      reading(async () => {
        const found: EventOfStream[] = []
        for (let missing = upTo - after; missing > 0; missing = upTo - after - found.length) {
          const { events, more } = await log.readStream(stream, after + found.length, missing)
          found.push(...events.slice(0, missing))
          if (!more) break
        }
        return found
      }),

    rows: async <View extends Collections>(view: ViewDefinition<undefined>, streams: readonly string[], asOf: AsOf) =>
      reading(async () => {
        await expectPast(asOf)
        const events: EventOfStream[] = []
        for (const stream of streams) for await (const page of pagesOf(stream)) events.push(...page)
        // Cut only after the streams are merged: a commit that came later in one of them ends all.
        const merged = events.toSorted((one, other) => one.position - other.position)
        const positions = new Set(before(merged, isAfter(asOf)).map(({ position }) => position))
        // Projectors need all that the commits tell, such as what they belong to. The streams do not have it.
        const commits = (await Promise.all(Array.from(positions, (position) => log.readAll(position - 1, 1)))).flat()
        const rows = createRows<View>()
        for (const located of commits.flatMap((commit) => eventsOf(commit))) {
          const event = streams.includes(located.stream) ? readEvent(located) : undefined
          if (event !== undefined) view.apply(rows as Rows<Collections>, event, undefined)
        }
        return rows
      }),
  }
}
