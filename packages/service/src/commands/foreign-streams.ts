import type { StreamCategory } from '@souk/contracts'
import type { Commit, RecordedEvent } from '@souk/log-protocol'

/** Streams of other services, as far as the reactions have read the log: what a service has just been told it need not ask for. */
export interface ForeignStreams {
  /** Takes note of the next commit of the log. */
  pass(commit: Commit): void
  /** All its events up to where the reactions are; undefined: they have not read its beginning, or it is long ago. */
  events(stream: string): readonly RecordedEvent[] | undefined
  /** The log may be another one. */
  forget(): void
}

/** Orders are decided within seconds; what is older is asked for. */
const MAX_STREAMS = 2_000

/** @param categories  those that its commands read; their streams must be short, for they are kept whole */
export const createForeignStreams = (categories: readonly StreamCategory[], maxStreams = MAX_STREAMS): ForeignStreams => {
  const prefixes = categories.map((category) => `${category}-`)
  const streams = new Map<string, RecordedEvent[]>()

  return {
    pass: ({ appends }) => {
      for (const { stream, fromVersion, events } of appends) {
        if (!prefixes.some((prefix) => stream.startsWith(prefix))) continue
        const before = fromVersion === 0 ? [] : streams.get(stream)
        // The youngest last.
        streams.delete(stream)
        if (before?.length !== fromVersion) continue
        streams.set(stream, [...before, ...events])
        const [oldest] = streams.keys()
        if (streams.size > maxStreams && oldest !== undefined) streams.delete(oldest)
      }
    },
    events: (stream) => streams.get(stream),
    forget: () => streams.clear(),
  }
}
