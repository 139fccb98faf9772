import { schemaVersionOf, streamOf, type SoukEvent } from '@souk/contracts'
import { GENESIS, type Commit, type JsonObject } from '@souk/log-protocol'
import { TEST_NOW, testId } from '@souk/testing'

/** An event that is not in the event registry, with the stream that holds it. */
export interface UnknownEvent {
  readonly type: string
  readonly stream: string
  readonly data: JsonObject
}

const isUnknown = (event: SoukEvent | UnknownEvent): event is UnknownEvent => 'stream' in event

/**
 * The appends of a commit: one for each stream, in the order of their first events.
 * @param versions  of the streams before the commit; a stream that it does not name is new
 */
export const appendsOf = (
  events: readonly (SoukEvent | UnknownEvent)[],
  versions: ReadonlyMap<string, number>,
  newEventId: () => string,
): Commit['appends'] => {
  const appends = new Map<string, Commit['appends'][number]>()
  for (const event of events) {
    const stream = isUnknown(event) ? event.stream : streamOf(event)
    const append = appends.get(stream) ?? { stream, fromVersion: versions.get(stream) ?? 0, events: [] }
    append.events.push({
      eventId: newEventId(),
      type: event.type,
      schemaVersion: isUnknown(event) ? 1 : schemaVersionOf(event.type),
      data: event.data satisfies object as JsonObject,
    })
    appends.set(stream, append)
  }
  return [...appends.values()]
}

/** Commits as the log would hold them, one for each list of events. Ids are numbered. Hashes are not real. */
export const commitsOf = (decisions: readonly (readonly SoukEvent[])[], at = TEST_NOW): Commit[] => {
  const versions = new Map<string, number>()
  let eventIds = 0
  return decisions.map((decision, index) => {
    const position = index + 1
    const appends = appendsOf(decision, versions, () => testId((eventIds += 1)))
    for (const { stream, fromVersion, events } of appends) versions.set(stream, fromVersion + events.length)
    const id = testId(800_000 + position)
    return {
      position,
      requestId: id,
      fingerprint: 'f'.repeat(64),
      at,
      actor: { kind: 'service', id: 'test' },
      correlationId: id,
      causationId: id,
      appends,
      previousHash: index === 0 ? GENESIS.hash : String(index).padStart(64, '0'),
      hash: String(position).padStart(64, '0'),
    }
  })
}
