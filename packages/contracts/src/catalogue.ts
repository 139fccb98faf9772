import { accountingEvents } from './accounting.ts'
import type { LocatedEvent } from './commit.ts'
import { categoryOf } from './commit.ts'
import { customerEvents } from './customer.ts'
import { upcast, type EventDefinition, type EventOf } from './event.ts'
import { orderEvents } from './order.ts'
import { productEvents } from './product.ts'

/** Every event of the shop; who owns which category follows from the file it is in. */
export const allEvents = [...customerEvents, ...productEvents, ...orderEvents, ...accountingEvents] as const

/** `{ type, data }` of any event of the shop: a discriminated union. */
export type SoukEvent = EventOf<(typeof allEvents)[number]>
export type EventType = SoukEvent['type']
export type EventNamed<Type extends EventType> = Extract<SoukEvent, { type: Type }>

const definitions: ReadonlyMap<string, EventDefinition> = new Map(allEvents.map((definition) => [definition.type, definition]))

/** An event in the current schema, checked, beside where it stands. */
export type Located<Event extends SoukEvent = SoukEvent> = Omit<LocatedEvent, 'event'> & { readonly eventId: string; readonly event: Event }

/**
 * Reads a recorded event: brings it to the current schema version and checks it.
 * @returns undefined for a type that this version of the code does not know, or one in a stream it does not belong to
 * @throws if the data does not fit the schema: the event is to be parked
 */
export const readEvent = (located: LocatedEvent): Located | undefined => {
  const { event: recorded, ...place } = located
  const definition = definitions.get(recorded.type)
  if (definition === undefined || definition.category !== categoryOf(located.stream)) return undefined
  const event = definition.schema.parse({ type: recorded.type, data: upcast(definition, recorded) })
  // The definitions are those of SoukEvent, which the map's element type has widened.
  return { ...place, eventId: recorded.eventId, event: event as SoukEvent }
}

/** Current schema version of a type, to be written beside its data. */
export const schemaVersionOf = (type: EventType): number => definitions.get(type)?.schemaVersion ?? 1
