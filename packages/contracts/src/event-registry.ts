import { type LocatedEvent, type RecordedEvent, categoryOf, upcast, type EventDefinition, type EventOf } from '@souk/log-protocol'
import { accountingEvents } from './accounting.ts'
import { customerEvents } from './customer.ts'
import { orderEvents } from './order.ts'
import { productEvents } from './product.ts'

/** Every event of the shop; who owns which category follows from the file it is in. */
export const allEvents = [...customerEvents, ...productEvents, ...orderEvents, ...accountingEvents] as const

/** `{ type, data }` of any event of the shop: a discriminated union. */
export type SoukEvent = EventOf<(typeof allEvents)[number]>
export type EventType = SoukEvent['type']
export type EventNamed<Type extends EventType> = Extract<SoukEvent, { type: Type }>

export type StreamCategory = (typeof allEvents)[number]['category']
/** `{ type, data }` of the events that streams of a category hold. */
export type EventIn<Name extends StreamCategory> = EventOf<Extract<(typeof allEvents)[number], { category: Name }>>

const definitions: ReadonlyMap<string, EventDefinition> = new Map(allEvents.map((definition) => [definition.type, definition]))

/** An event in the current schema, checked, beside where it stands. */
export type Located<Event extends SoukEvent = SoukEvent> = Omit<LocatedEvent, 'event'> & { readonly eventId: string; readonly event: Event }

/**
 * Reads a recorded event: brings it to the current schema version and checks it.
 * @returns undefined for a type that this version of the code does not know, or one in a stream it does not belong to
 * @throws if the data does not fit the schema: the event is to be parked
 */
export const readRecorded = (stream: string, recorded: RecordedEvent): SoukEvent | undefined => {
  const definition = definitions.get(recorded.type)
  if (definition === undefined || definition.category !== categoryOf(stream)) return undefined
  // The definitions are those of SoukEvent, which the map's element type has widened.
  return definition.schema.parse({ type: recorded.type, data: upcast(definition, recorded) }) as SoukEvent
}

/** {@link readRecorded}, with where the event stands. */
export const readEvent = (located: LocatedEvent): Located | undefined => {
  const event = readRecorded(located.stream, located.event)
  if (event === undefined) return undefined
  // Written out: this runs for every event in every service.
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

/** Whether this version of the code knows events of that type. */
export const isKnownType = (type: string): boolean => definitions.has(type)

/** Current schema version of a type, to be written beside its data. */
export const schemaVersionOf = (type: EventType): number => definitions.get(type)?.schemaVersion ?? 1
