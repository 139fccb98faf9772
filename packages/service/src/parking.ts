import type { Clock } from '@souk/bus'
import { eventsOf, type LocatedEvent, type ParkedEvent } from '@souk/contracts'
import type { LogClient } from './log-client.ts'

/** What a manager's retry or discard came to. */
export type ParkingOutcome = { readonly kind: 'done' } | { readonly kind: 'not-parked' } | { readonly kind: 'still-failing'; readonly error: string }

/** Which event, and where it stands. */
export type EventPlace = Pick<ParkedEvent, 'eventId' | 'position' | 'stream' | 'type'>

export const placeOf = ({ position, stream, event }: LocatedEvent): EventPlace => ({ eventId: event.eventId, position, stream, type: event.type })

/** Events that a consumer could not handle, kept by the event store. Their streams are held: what follows waits behind them. */
export interface Parking {
  readonly size: number
  holds(stream: string): boolean
  /** @param error  why; undefined: an earlier event of its stream is parked */
  park(place: EventPlace, error?: unknown): Promise<void>
  list(): Promise<readonly ParkedEvent[]>
  /** Handles the event and those of its stream that wait behind it; the stream flows again when all are done. */
  retry(eventId: string): Promise<ParkingOutcome>
  /** Gives the event up for this consumer, and retries what waits behind it. */
  discard(eventId: string): Promise<ParkingOutcome>
  /** Forgets everything that is parked: the consumer starts over. */
  empty(): Promise<void>
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

// What the contracts take: bounded, and storable in every database.
const storable = (text: string): string => text.replaceAll('\u0000', ' ').toWellFormed().slice(0, 2_000)

/** @param handle  handles one parked event again; rejects if it still cannot be */
export const createParking = async (
  { consumer, log, clock }: { consumer: string; log: LogClient; clock: Clock },
  handle: (located: LocatedEvent) => Promise<void>,
): Promise<Parking> => {
  const held = new Map<string, Set<string>>()
  const hold = (stream: string, eventId: string): void => {
    const events = held.get(stream)
    if (events === undefined) held.set(stream, new Set([eventId]))
    else events.add(eventId)
  }
  const letGo = async ({ stream, eventId }: ParkedEvent): Promise<void> => {
    await log.unpark(consumer, [eventId])
    const events = held.get(stream)
    events?.delete(eventId)
    if (events?.size === 0) held.delete(stream)
  }
  for (const { stream, eventId } of await log.listParked(consumer)) hold(stream, eventId)

  const locate = async ({ position, eventId }: ParkedEvent): Promise<LocatedEvent> => {
    const [commit] = await log.readAll(position - 1, 1)
    const located = commit?.position === position ? [...eventsOf(commit)].find(({ event }) => event.eventId === eventId) : undefined
    if (located === undefined) throw new Error(`the log has no event ${eventId} at position ${position}`)
    return located
  }

  const put = async ({ eventId, position, stream, type }: EventPlace, error: string, waits: boolean): Promise<void> => {
    await log.park([{ consumer, eventId, parkedAt: new Date(clock.now()).toISOString(), position, stream, type, error: storable(error), waits }])
    hold(stream, eventId)
  }

  const retryStream = async (parked: readonly ParkedEvent[]): Promise<ParkingOutcome> => {
    for (const one of parked) {
      const located = await locate(one)
      try {
        await handle(located)
      } catch (error) {
        await put(one, messageOf(error), false)
        return { kind: 'still-failing', error: messageOf(error) }
      }
      await letGo(one)
    }
    return { kind: 'done' }
  }

  const find = async (eventId: string): Promise<{ event: ParkedEvent; stream: readonly ParkedEvent[] } | undefined> => {
    const all = await log.listParked(consumer)
    const event = all.find((other) => other.eventId === eventId)
    return event && { event, stream: all.filter(({ stream }) => stream === event.stream) }
  }

  return {
    get size() {
      let size = 0
      for (const events of held.values()) size += events.size
      return size
    },
    holds: (stream) => held.has(stream),
    park: async (place, error) => {
      await put(place, error === undefined ? 'waits for an earlier event of its stream' : messageOf(error), error === undefined)
    },
    list: () => log.listParked(consumer),
    retry: async (eventId) => {
      const found = await find(eventId)
      return found === undefined ? { kind: 'not-parked' } : retryStream(found.stream)
    },
    discard: async (eventId) => {
      const found = await find(eventId)
      if (found === undefined) return { kind: 'not-parked' }
      await letGo(found.event)
      await retryStream(found.stream.filter((other) => other.eventId !== eventId))
      return { kind: 'done' }
    },
    empty: async () => {
      const all = await log.listParked(consumer)
      for (let start = 0; start < all.length; start += 500) {
        await log.unpark(
          consumer,
          all.slice(start, start + 500).map(({ eventId }) => eventId),
        )
      }
      held.clear()
    },
  }
}
