import type { StreamCategory } from '@souk/contracts'
import type { Commit, RecordedEvent } from '@souk/log-protocol'

/**
 * Foreign streams are the streams of other services. The reactions read them anyway, in the log.
 * This keeps their events in memory, so that a command that follows such an event need not read the stream again.
 */
export interface ForeignStreams {
  /** Notes the next commit of the log. */
  pass(commit: Commit): void
  /** All events of the stream up to where the reactions are. Undefined if its first event was not noted, or was dropped since. */
  events(stream: string): readonly RecordedEvent[] | undefined
}

/** Enough for the orders of a few seconds. Commands read older streams from the log. */
const MAX_STREAMS = 2_000

/** @param categories  categories to note. Their streams must be short, because each is kept whole. */
export const createForeignStreams = (categories: readonly StreamCategory[], maxStreams = MAX_STREAMS): ForeignStreams => {
  const prefixes = categories.map((category) => `${category}-`)
  const streams = new Map<string, RecordedEvent[]>()

  return {
    pass: ({ appends }) => {
      for (const { stream, fromVersion, events } of appends) {
        if (!prefixes.some((prefix) => stream.startsWith(prefix))) continue
        const before = fromVersion === 0 ? [] : streams.get(stream)
        // Deleted and set again, the stream moves to the end: the map runs from the oldest to the newest.
        streams.delete(stream)
        if (before?.length !== fromVersion) continue
        streams.set(stream, [...before, ...events])
        const [oldest] = streams.keys()
        if (streams.size > maxStreams && oldest !== undefined) streams.delete(oldest)
      }
    },
    events: (stream) => streams.get(stream),
  }
}
