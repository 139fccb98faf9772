import { messageOf, type LocatedEvent, type ParkedEvent } from '@souk/log-protocol'

/**
 * The streams that a consumer holds. After an event that failed, all later events of its stream are parked too,
 * so that none is handled out of order.
 */
export interface HeldStreams {
  /** Number of parked events. */
  readonly size: number
  /** Whether the event must wait, because it or an earlier event of its stream is parked. */
  holds(located: LocatedEvent): boolean
  has(eventId: string): boolean
  add(event: ParkedEvent): void
  remove(eventId: string): void
  /** Replaces all parked events by these. */
  replace(all: readonly ParkedEvent[]): void
  all(): readonly ParkedEvent[]
}

export const createHeldStreams = (): HeldStreams => {
  const parked = new Map<string, ParkedEvent>()
  /** By stream: the version of its first parked event. */
  const firsts = new Map<string, number>()

  const add = (event: ParkedEvent): void => {
    parked.set(event.eventId, event)
    firsts.set(event.stream, Math.min(event.version, firsts.get(event.stream) ?? Infinity))
  }
  const replace = (all: readonly ParkedEvent[]): void => {
    parked.clear()
    firsts.clear()
    for (const event of all) add(event)
  }

  return {
    get size() {
      return parked.size
    },
    holds: ({ stream, version }) => version >= (firsts.get(stream) ?? Infinity),
    has: (eventId) => parked.has(eventId),
    add,
    remove: (eventId) => {
      if (parked.delete(eventId)) replace([...parked.values()])
    },
    replace,
    all: () => [...parked.values()],
  }
}

const MAX_ERROR = 2_000

/** Makes a text that every database can store, of bounded length. */
const storable = (text: string): string => text.replaceAll('\u0000', ' ').slice(0, MAX_ERROR).toWellFormed()

/** @param error  why the event failed; undefined if it only waits behind a parked event of its stream */
export const parkedEvent = (
  consumer: string,
  { event, position, stream, version }: LocatedEvent,
  now: number,
  error: unknown,
): ParkedEvent => ({
  consumer,
  eventId: event.eventId,
  parkedAt: new Date(now).toISOString(),
  position,
  stream,
  version,
  type: event.type,
  error: error === undefined ? 'waits for an earlier event of its stream' : storable(messageOf(error)),
  waits: error === undefined,
})
