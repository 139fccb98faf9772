import type { Actor, Commit, JsonObject, RecordedEvent, SealedCommit } from '@souk/log-protocol'

/** An event in MongoDB. Its data is a document; or the JSON that was hashed, if a document could not hold the same data. */
type EventDocument = Omit<RecordedEvent, 'data'> & ({ readonly data: JsonObject } | { readonly dataJson: string })

/** A commit in MongoDB. */
export interface CommitDocument {
  /** The position. */
  readonly _id: number
  readonly at: string
  readonly requestId: string
  readonly fingerprint: string
  readonly actor: Actor
  readonly correlationId: string
  readonly causationId: string
  readonly appends: readonly { readonly stream: string; readonly fromVersion: number; readonly events: readonly EventDocument[] }[]
  /** `<stream>@<version>` of every event, for the index. */
  readonly places: readonly string[]
  readonly previousHash: string
  readonly hash: string
}

const VERSION_DIGITS = 10

/** The place of an event: a text that sorts by stream and version. No stream has an `@` in its name. */
export const placeOf = (stream: string, version: number): string => `${stream}@${String(version).padStart(VERSION_DIGITS, '0')}`

/** Greater than every place of the stream, and smaller than those of the next stream. */
export const placeBeyond = (stream: string): string => `${stream}@:`

/** MongoDB allows 100 levels, and the event is some levels down. */
const MAX_DEPTH = 60
/** In characters of JSON. As a document an array of small numbers is six times as long, and a document must not exceed 16 MiB. */
const MAX_LENGTH = 1_000_000

/** Whether a name means nothing special to MongoDB, to its driver or to JavaScript. */
const isOrdinary = (name: string): boolean =>
  name !== '' && !name.startsWith('$') && !name.includes('.') && name !== '_bsontype' && name !== '__proto__'

/** Whether a document can hold the value unchanged. */
const isDocument = (value: unknown, depth = 0): boolean => {
  if (typeof value !== 'object' || value === null) return true
  if (depth === MAX_DEPTH) return false
  if (Array.isArray(value)) return value.every((element) => isDocument(element, depth + 1))
  return Object.entries(value).every(([name, member]) => isOrdinary(name) && isDocument(member, depth + 1))
}

// The text of a sealed commit is the JSON of a Commit without its hash.
const parseSealed = (json: string): Omit<Commit, 'hash'> => JSON.parse(json)
const parseData = (json: string): JsonObject => JSON.parse(json)

/**
 * The document of a commit, made from the text that was hashed. So it holds nothing that JSON cannot hold, its members stand
 * in canonical order, and every number is an int32 or a double with the value in the text.
 */
export const toDocument = ({ commit: { hash }, json }: SealedCommit): CommitDocument => {
  const { position, at, requestId, fingerprint, actor, correlationId, causationId, appends, previousHash } = parseSealed(json)
  const mayBeDocuments = json.length <= MAX_LENGTH
  const toEvent = ({ eventId, type, schemaVersion, data }: RecordedEvent): EventDocument => ({
    eventId,
    type,
    schemaVersion,
    // Its members are already in canonical order.
    ...(mayBeDocuments && isDocument(data) ? { data } : { dataJson: JSON.stringify(data) }),
  })
  return {
    _id: position,
    at,
    requestId,
    fingerprint,
    actor,
    correlationId,
    causationId,
    appends: appends.map(({ stream, fromVersion, events }) => ({ stream, fromVersion, events: events.map(toEvent) })),
    places: appends.flatMap(({ stream, fromVersion, events }) => events.map((_, index) => placeOf(stream, fromVersion + index + 1))),
    previousHash,
    hash,
  }
}

/** The event of a document, with its members in canonical order. */
export const fromEvent = (event: EventDocument): RecordedEvent => ({
  data: 'dataJson' in event ? parseData(event.dataJson) : event.data,
  eventId: event.eventId,
  schemaVersion: event.schemaVersion,
  type: event.type,
})

/** The commit of a document, with its members in canonical order. */
export const fromDocument = ({ _id: position, actor, appends, ...rest }: CommitDocument): Commit => ({
  actor: { id: actor.id, kind: actor.kind },
  appends: appends.map(({ stream, fromVersion, events }) => ({ events: events.map(fromEvent), fromVersion, stream })),
  at: rest.at,
  causationId: rest.causationId,
  correlationId: rest.correlationId,
  fingerprint: rest.fingerprint,
  hash: rest.hash,
  position,
  previousHash: rest.previousHash,
  requestId: rest.requestId,
})
