import { z } from 'zod'
import { instant, text, uuid } from './primitives.ts'

/** Most events of one commit. Reserving an order's stock takes one event for each line, and one more. */
export const MAX_EVENTS_PER_COMMIT = 1_000

/** `<category>-<id>`: the category says which events the stream can hold, the id which aggregate it is. */
export const streamName = z
  .string()
  .max(200)
  .regex(/^[a-z]+(?:-[A-Za-z0-9_-]+)+$/)

export const eventType = z
  .string()
  .max(100)
  .regex(/^[A-Z][A-Za-z0-9]*$/)

/** Who gave a command: a person by id, or a part of the system by name. */
export const Actor = z
  .strictObject({
    id: text(200).describe('Opaque id of the party; never a name or an address.'),
    kind: z.enum(['customer', 'manager', 'service', 'anonymous']).describe('What kind of party acted.'),
  })
  .describe('Who gave a command.')
export type Actor = z.infer<typeof Actor>

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

const payload = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))

// The fields of what makes up a commit stand in canonical order: what zod makes of them need not be sorted again.

/** One event as it stands in the log. */
export const RecordedEvent = z
  .strictObject({
    data: payload.describe('What happened.'),
    eventId: uuid.describe('Unique to one decision: a command decided again gives its events new ids.'),
    schemaVersion: z.int().min(1).describe('Version of the schema that `data` was written with.'),
    type: eventType.describe('Name of the event, past tense.'),
  })
  .describe('An event as it stands in the log.')
export type RecordedEvent = z.infer<typeof RecordedEvent>

export const Append = z
  .strictObject({
    events: z.array(RecordedEvent).min(1).describe('Events, the first of which gets version fromVersion + 1.'),
    fromVersion: z.int().min(0).describe('Version of the stream before; 0: it must be new.'),
    stream: streamName.describe('The stream that grows.'),
  })
  .describe('What one stream gets.')
export type Append = z.infer<typeof Append>

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** The unit of the log: one command's events, all of them or none, across one or more streams. */
export const Commit = z
  .strictObject({
    position: z.int().min(1).describe('1, 2, 3 … without gaps over the whole log.'),
    requestId: uuid.describe('Unique in the log; makes a retry safe.'),
    fingerprint: hash.describe('SHA-256 of the command (type, target, input, actor).'),
    at: instant.describe('When it was committed; for people, never for order.'),
    actor: Actor.describe('Who gave the command.'),
    correlationId: uuid.describe('The request from outside that all this began with.'),
    causationId: uuid.describe('The event that led to the command, or the correlation id.'),
    appends: z.array(Append).min(1).describe('What it adds to which streams.'),
    previousHash: hash.describe('Hash of the commit before, 64 zeros for the first.'),
    hash: hash.describe('SHA-256 over previousHash and this commit without its hash, as RFC 8785 JSON.'),
  })
  .describe('One command’s events, all of them or none.')
export type Commit = z.infer<typeof Commit>

/** A place in the log, with the hash of the commit there: another log, or an older copy, has another hash. */
export const Checkpoint = z
  .strictObject({
    position: z.int().min(0).describe('The last commit that is contained.'),
    hash: hash.describe('Its hash.'),
  })
  .describe('A place in the log.')
export type Checkpoint = z.infer<typeof Checkpoint>

export const GENESIS: Checkpoint = { position: 0, hash: '0'.repeat(64) }

/** Whether two places are the same one of the same log. */
export const isSame = (one: Checkpoint, other: Checkpoint): boolean => one.position === other.position && one.hash === other.hash

/** `order-0193…` → `order`. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'))

/** `order-0193…` → `0193…`. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1)

/** An event with where it stands: what consumers work on. */
export interface LocatedEvent {
  readonly stream: string
  /** Version of the stream after this event; the first event has 1. */
  readonly version: number
  readonly position: number
  readonly at: string
  readonly actor: Actor
  readonly correlationId: string
  readonly event: RecordedEvent
}

const always = (): boolean => true

/** The events of a commit in their order, or those of the types that are wanted. */
export const eventsOf = (
  { position, at, actor, correlationId, appends }: Commit,
  isWanted: (type: string) => boolean = always,
): LocatedEvent[] => {
  const located: LocatedEvent[] = []
  for (const { stream, fromVersion, events } of appends) {
    let version = fromVersion
    for (const event of events) {
      version += 1
      if (isWanted(event.type)) located.push({ stream, version, position, at, actor, correlationId, event })
    }
  }
  return located
}
