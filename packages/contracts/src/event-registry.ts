import { z } from 'zod'
import {
  categoryOf,
  inCanonicalOrder,
  quickParser,
  upcast,
  type EventDefinition,
  type EventOf,
  type JsonObject,
  type LocatedEvent,
  type RecordedEvent,
} from '@souk/log-protocol'
import { accountingEvents } from './accounting.ts'
import { customerEvents } from './customer.ts'
import { orderEvents } from './order.ts'
import { productEvents } from './product.ts'
import { serviceNames, type ServiceName } from './services.ts'

/** The events that each service writes. Nobody else writes to their streams. */
const eventsByOwner = {
  customer: customerEvents,
  product: productEvents,
  order: orderEvents,
  accounting: accountingEvents,
  // It composes what the others have written, and writes nothing.
  storefront: [],
} as const satisfies Record<ServiceName, readonly EventDefinition[]>

/** Every event of the shop. */
export const allEvents = [...eventsByOwner.customer, ...eventsByOwner.product, ...eventsByOwner.order, ...eventsByOwner.accounting] as const

/** `{ type, data }` of any event of the shop: a union, discriminated by `type`. */
export type SoukEvent = EventOf<(typeof allEvents)[number]>
export type EventType = SoukEvent['type']
export type EventNamed<Type extends EventType> = Extract<SoukEvent, { type: Type }>

export type StreamCategory = (typeof allEvents)[number]['category']
/** `{ type, data }` of any event in the streams of a category. */
export type EventIn<Name extends StreamCategory> = EventOf<Extract<(typeof allEvents)[number], { category: Name }>>

const owners: ReadonlyMap<string, ServiceName> = new Map(
  serviceNames.flatMap((service) => eventsByOwner[service].map(({ category }) => [category, service])),
)

/** The service that alone writes to the stream; undefined if this version of the code does not know the stream's category. */
export const ownerOf = (stream: string): ServiceName | undefined => owners.get(categoryOf(stream))

interface KnownEvent {
  readonly definition: EventDefinition
  readonly parse: (event: unknown) => z.ZodSafeParseResult<unknown>
}

const known: ReadonlyMap<string, KnownEvent> = new Map(
  allEvents.map((definition) => [definition.type, { definition, parse: quickParser<z.ZodType>(definition.schema) }]),
)

/** An event in the current schema version, with its place in the log. */
export type Located<Event extends SoukEvent = SoukEvent> = Omit<LocatedEvent, 'event'> & { readonly eventId: string; readonly event: Event }

const check = ({ definition: { type }, parse }: KnownEvent, data: object): SoukEvent => {
  const result = parse({ data, type })
  if (!result.success) throw new TypeError(`${type} does not fit its schema: ${z.prettifyError(result.error)}`)
  // The schema is that of a SoukEvent. The type of the map has forgotten which.
  return result.data as SoukEvent
}

/** The events of records that were made in this process. Its parts hand on the same records, which never change, so none is checked again. */
const recordedHere = new WeakMap<RecordedEvent, SoukEvent>()

/**
 * Reads a recorded event: brings it to the current schema version and checks it.
 * @returns undefined if this version of the code does not know the type, or the stream is of another category
 * @throws if the data does not fit the schema; the caller parks the event
 */
export const readRecorded = (stream: string, recorded: RecordedEvent): SoukEvent | undefined => {
  const found = known.get(recorded.type)
  if (found === undefined || found.definition.category !== categoryOf(stream)) return undefined
  return recordedHere.get(recorded) ?? check(found, upcast(found.definition, recorded))
}

/**
 * Makes the record of an event that a command has decided, with its data in canonical order.
 * @throws TypeError if the data does not fit the schema: an event that nobody could read must not get into the log
 */
export const recordEvent = (event: SoukEvent, eventId: string): RecordedEvent => {
  const { type } = event
  const found = known.get(type)
  if (found === undefined) throw new TypeError(`there is no event ${type}`)
  const checked = inCanonicalOrder(check(found, event.data))
  const recorded = { data: checked.data satisfies object as JsonObject, eventId, schemaVersion: found.definition.schemaVersion, type }
  recordedHere.set(recorded, checked)
  return recorded
}

/** {@link readRecorded}, with the place of the event in the log. */
export const readEvent = (located: LocatedEvent): Located | undefined => {
  const event = readRecorded(located.stream, located.event)
  if (event === undefined) return undefined
  // Written out for speed: this runs for every event in every service.
  const { stream, version, position, at, actor, correlationId } = located
  return { stream, version, position, at, actor, correlationId, eventId: located.event.eventId, event }
}

const streamOfType: ReadonlyMap<string, { readonly prefix: string; readonly idField: string }> = new Map(
  allEvents.map(({ type, category, idField }) => [type, { prefix: `${category}-`, idField }]),
)

/**
 * The stream that an event belongs to: `<category>-<id>`.
 * @throws TypeError if the event is unknown or has no id
 */
export const streamOf = (event: SoukEvent): string => {
  const place = streamOfType.get(event.type)
  const data: Readonly<Record<string, unknown>> = event.data
  const id = place === undefined ? undefined : data[place.idField]
  if (place === undefined || (typeof id !== 'string' && typeof id !== 'number')) throw new TypeError(`${event.type} names no stream`)
  return place.prefix + String(id)
}

/** Whether this version of the code knows the type. */
export const isKnownType = (type: string): boolean => known.has(type)

/** The current schema version of a type. It is stored with the data. */
export const schemaVersionOf = (type: EventType): number => known.get(type)?.definition.schemaVersion ?? 1
