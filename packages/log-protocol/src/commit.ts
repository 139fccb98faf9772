import { z } from 'zod'
import { instant, text, uuid } from './primitives.ts'

/** Most events of one commit. Reserving an order's stock takes one event for each line, and one more. */
export const MAX_EVENTS_PER_COMMIT = 1_000

/** `<category>-<id>`: the category says which events the stream can hold, the id says which aggregate it belongs to. */
export const streamName = z
  .string()
  .max(200)
  .regex(/^[a-z]+(?:-[A-Za-z0-9_-]+)+$/)

export const eventType = z
  .string()
  .max(100)
  .regex(/^[A-Z][A-Za-z0-9]*$/)

/** Who gave a command: a person or a client by id, or a part of the system by name. */
export const Actor = z
  .strictObject({
    id: text(200).describe('Opaque id of the party; never a name or an address.'),
    kind: z.enum(['customer', 'manager', 'client', 'service', 'anonymous']).describe('What kind of party acted.'),
  })
  .describe('Who gave a command.')
export type Actor = z.infer<typeof Actor>

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

const payload = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))

// The fields of these schemas stand in canonical order, so parsed values need not be sorted again.

/** One event as it stands in the log. */
export const RecordedEvent = z
  .strictObject({
    data: payload.describe('What happened.'),
    eventId: uuid.describe('Unique to one decision: a command that is decided again gives its events new ids.'),
    schemaVersion: z.int().min(1).describe('Version of the schema that `data` was written with.'),
    type: eventType.describe('Name of the event, past tense.'),
  })
  .describe('An event as it stands in the log.')
export type RecordedEvent = z.infer<typeof RecordedEvent>

export const Append = z
  .strictObject({
    events: z.array(RecordedEvent).min(1).describe('Events, oldest first. The first one gets version fromVersion + 1.'),
    fromVersion: z.int().min(0).describe('Version of the stream before the append; 0: the stream must be new.'),
    stream: streamName.describe('The stream that the events are appended to.'),
  })
  .describe('Events appended to one stream.')
export type Append = z.infer<typeof Append>

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** The unit of the log: one command's events, all of them or none, across one or more streams. */
export const Commit = z
  .strictObject({
    position: z.int().min(1).describe('1, 2, 3 … without gaps, over the whole log.'),
    requestId: uuid.describe('Unique in the log, which makes a retry safe.'),
    fingerprint: hash.describe('SHA-256 of the command (type, target, input, actor).'),
    at: instant.describe('When it was committed. For people: positions give the order.'),
    actor: Actor.describe('Who gave the command.'),
    correlationId: uuid.describe('The request from outside that started all this.'),
    causationId: uuid.describe('The event that led to the command, or the correlation id.'),
    appends: z.array(Append).min(1).describe('The streams and the events appended to them.'),
    previousHash: hash.describe('Hash of the commit before; 64 zeros for the first commit.'),
    hash: hash.describe('SHA-256 of previousHash followed by this commit without its hash, as RFC 8785 JSON.'),
  })
  .describe('One command’s events, all of them or none.')
export type Commit = z.infer<typeof Commit>

/** A place in the log, with the hash of the commit there. Another log has another hash at that position. */
export const Checkpoint = z
  .strictObject({
    position: z.int().min(0).describe('Position of the last commit included.'),
    hash: hash.describe('Its hash.'),
  })
  .describe('A place in the log.')
export type Checkpoint = z.infer<typeof Checkpoint>

export const GENESIS: Checkpoint = { position: 0, hash: '0'.repeat(64) }

/** Whether two checkpoints are the same place in the same log. */
export const isSame = (one: Checkpoint, other: Checkpoint): boolean => one.position === other.position && one.hash === other.hash

/** `order-0193…` → `order`. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'))

/** `order-0193…` → `0193…`. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1)

/** An event and where it stands in the log. Consumers work on these. */
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

/** The events of a commit in order; with `isWanted`, only those of the wanted types. */
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
