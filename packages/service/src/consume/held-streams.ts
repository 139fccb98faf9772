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
  /** @param version  version of the stream after the event, if known */
  add(event: ParkedEvent, version?: number): void
  remove(eventId: string): void
  /** Replaces all parked events by these. Versions that are known stay known. */
  replace(all: readonly ParkedEvent[]): void
  all(): readonly ParkedEvent[]
}

interface First {
  readonly position: number
  /** Version of the stream after the event. Unknown if the event was parked before the start. */
  readonly version: number | undefined
}

const isBefore = (one: First, other: First | undefined): boolean =>
  other === undefined || one.position < other.position || (one.position === other.position && (one.version ?? 0) < (other.version ?? 0))

export const createHeldStreams = (): HeldStreams => {
  const parked = new Map<string, { readonly event: ParkedEvent; readonly version: number | undefined }>()
  const firsts = new Map<string, First>()

  const add = (event: ParkedEvent, version?: number): void => {
    parked.set(event.eventId, { event, version })
    const place = { position: event.position, version }
    if (isBefore(place, firsts.get(event.stream))) firsts.set(event.stream, place)
  }
  const clear = (): void => {
    parked.clear()
    firsts.clear()
  }

  return {
    get size() {
      return parked.size
    },
    holds: ({ stream, position, version, event }) => {
      const first = firsts.get(stream)
      if (first === undefined || position < first.position) return false
      return position > first.position || parked.has(event.eventId) || (first.version !== undefined && version > first.version)
    },
    has: (eventId) => parked.has(eventId),
    add,
    remove: (eventId) => {
      if (!parked.delete(eventId)) return
      const left = [...parked.values()]
      clear()
      for (const { event, version } of left) add(event, version)
    },
    replace: (all) => {
      const versions = new Map([...parked].map(([eventId, { version }]) => [eventId, version]))
      clear()
      for (const event of all) add(event, versions.get(event.eventId))
    },
    all: () => [...parked.values()].map(({ event }) => event),
  }
}

const MAX_ERROR = 2_000

/** Makes a text that every database can store, of bounded length. */
const storable = (text: string): string => text.replaceAll('\u0000', ' ').slice(0, MAX_ERROR).toWellFormed()

/** @param error  why the event failed; undefined if it only waits behind a parked event of its stream */
export const parkedEvent = (consumer: string, { event, position, stream }: LocatedEvent, now: number, error: unknown): ParkedEvent => ({
  consumer,
  eventId: event.eventId,
  parkedAt: new Date(now).toISOString(),
  position,
  stream,
  type: event.type,
  error: error === undefined ? 'waits for an earlier event of its stream' : storable(messageOf(error)),
  waits: error === undefined,
})
