import type { StreamPage, StreamSlice } from '@souk/log-protocol'
import type { EventLog, StreamFrom } from './log/event-log.ts'

/** Most events in one message. The log reads a commit for each, some 30 µs. */
const MAX_EVENTS = 1_000
/** Characters of JSON after which a message is full. */
const MAX_LENGTH = 1_000_000
/** Streams that the log is asked for at once. */
const AT_ONCE = 100

interface Asked extends StreamFrom {
  /** So many events are enough (default: as many as there are). */
  readonly enough?: number | undefined
}

/**
 * Reads streams, as many events as fit into one message. A stream can have any length.
 * The first stream that goes on gets at least one event, so whoever asks again gets on.
 */
export const readPages = async (log: Pick<EventLog, 'readStreams'>, streams: readonly Asked[]): Promise<StreamPage[]> => {
  const pages: StreamPage[] = []
  let events = 0
  let length = 0

  const take = (slice: StreamSlice, limit: number): StreamPage => {
    const taken: StreamSlice['events'] = []
    for (const located of slice.events) {
      if (length >= MAX_LENGTH) break
      taken.push(located)
      length += JSON.stringify(located.event).length
    }
    events += taken.length
    return { stream: slice.stream, events: taken, more: taken.length < slice.events.length || slice.events.length === limit }
  }

  for (let start = 0; start < streams.length; start += AT_ONCE) {
    const some = streams.slice(start, start + AT_ONCE)
    const enough = Math.max(...some.map((asked) => asked.enough ?? MAX_EVENTS))
    const limit = Math.min(enough, Math.floor((MAX_EVENTS - events) / some.length))
    if (limit === 0 || length >= MAX_LENGTH) pages.push(...some.map(({ stream }) => ({ stream, events: [], more: true })))
    else pages.push(...(await log.readStreams(some, limit)).map((slice) => take(slice, limit)))
  }
  return pages
}
