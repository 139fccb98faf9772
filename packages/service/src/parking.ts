import type { Clock } from '@souk/bus'
import { eventsOf, type LocatedEvent, type ParkedEvent } from '@souk/contracts'
import type { LogClient } from './log-client.ts'

/** What a manager's retry or discard came to. */
export type ParkingOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'not-parked' }
  | { readonly kind: 'still-failing'; readonly error: string }

/** Which event, and where it stands. */
export type EventPlace = Pick<ParkedEvent, 'eventId' | 'position' | 'stream' | 'type'> & {
  /** Version of the stream after it; unknown for what was parked before the start. */
  readonly version?: number
}

export const placeOf = ({ position, stream, version, event }: LocatedEvent): EventPlace => ({
  eventId: event.eventId,
  position,
  stream,
  version,
  type: event.type,
})

/** Events that a consumer could not handle, kept by the event store. Their streams are held: what follows waits behind them. */
export interface Parking {
  readonly size: number
  /** Whether the event is parked, or has to wait for one that is. */
  holds(place: EventPlace): boolean
  /**
   * Parks an event; one that is parked already stays as it is.
   * @param error  why; undefined: an earlier event of its stream is parked
   * @returns whether it was not parked before
   */
  park(place: EventPlace, error?: unknown): Promise<boolean>
  /** Takes back what was parked by mistake. */
  unpark(places: readonly EventPlace[]): Promise<void>
  list(): Promise<readonly ParkedEvent[]>
  /** Handles the event and those of its stream that wait behind it; the stream flows again when all are done. */
  retry(eventId: string): Promise<ParkingOutcome>
  /** Gives the event up for this consumer, and retries what waits behind it. */
  discard(eventId: string): Promise<ParkingOutcome>
  /** Forgets everything that is parked: the consumer starts over. */
  empty(): Promise<void>
}

/** A failure of the event store or the database that may pass. */
export const isTransient = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'LogUnavailable' || error.name === 'StoreUnavailable')

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

// What the contracts take: bounded, and storable in every database.
const storable = (text: string): string => text.replaceAll('\u0000', ' ').slice(0, 2_000).toWellFormed()

/** Where a stream is held: from its first parked event on, as long as one of them is parked. */
interface Hold {
  first: EventPlace
  readonly eventIds: Set<string>
}

const isBefore = (one: EventPlace, other: EventPlace): boolean =>
  one.position < other.position ||
  (one.position === other.position && one.version !== undefined && other.version !== undefined && one.version < other.version)

/** @param handle  handles one parked event again; rejects if it still cannot be */
export const createParking = async (
  { consumer, log, clock }: { consumer: string; log: LogClient; clock: Clock },
  handle: (located: LocatedEvent) => Promise<void>,
): Promise<Parking> => {
  const held = new Map<string, Hold>()
  // Handled again, but the event store could not be told yet: must not be handled once more.
  const done = new Set<string>()
  let settling: Promise<unknown> = Promise.resolve()

  const hold = (place: EventPlace): void => {
    const there = held.get(place.stream)
    if (there === undefined) held.set(place.stream, { first: place, eventIds: new Set([place.eventId]) })
    else {
      there.eventIds.add(place.eventId)
      if (isBefore(place, there.first)) there.first = place
    }
  }
  const letGo = async (places: readonly EventPlace[]): Promise<void> => {
    await log.unpark(
      consumer,
      places.map(({ eventId }) => eventId),
    )
    for (const { stream, eventId } of places) {
      done.delete(eventId)
      const there = held.get(stream)
      there?.eventIds.delete(eventId)
      if (there?.eventIds.size === 0) held.delete(stream)
    }
  }
  for (const parked of await log.listParked(consumer)) hold(parked)

  const locate = async ({ position, eventId }: ParkedEvent): Promise<LocatedEvent> => {
    const [commit] = await log.readAll(position - 1, 1)
    const located = commit?.position === position ? [...eventsOf(commit)].find(({ event }) => event.eventId === eventId) : undefined
    if (located === undefined) throw new Error(`the log has no event ${eventId} at position ${position}`)
    return located
  }

  const put = ({ eventId, position, stream, type }: EventPlace, error: string, waits: boolean): Promise<void> =>
    log.park([{ consumer, eventId, parkedAt: new Date(clock.now()).toISOString(), position, stream, type, error: storable(error), waits }])

  const parkedIn = async (name: string): Promise<readonly ParkedEvent[]> =>
    (await log.listParked(consumer)).filter(({ stream }) => stream === name)

  /** One after the other, also those that come to wait meanwhile. */
  const retryStream = async (stream: string): Promise<ParkingOutcome> => {
    for (let waiting = await parkedIn(stream); waiting.length > 0; waiting = await parkedIn(stream)) {
      for (const one of waiting) {
        if (!done.has(one.eventId)) {
          const located = await locate(one)
          try {
            await handle(located)
          } catch (error) {
            if (isTransient(error)) throw error
            await put(one, messageOf(error), false)
            return { kind: 'still-failing', error: messageOf(error) }
          }
          done.add(one.eventId)
        }
        await letGo([one])
      }
    }
    return { kind: 'done' }
  }

  const find = async (eventId: string): Promise<ParkedEvent | undefined> =>
    (await log.listParked(consumer)).find((other) => other.eventId === eventId)

  /** Two managers at once would handle an event twice. */
  const alone = <Result>(task: () => Promise<Result>): Promise<Result> => {
    const result = settling.then(task)
    settling = result.catch(() => undefined)
    return result
  }

  return {
    get size() {
      let size = 0
      for (const { eventIds } of held.values()) size += eventIds.size
      return size
    },
    holds: (place) => {
      const there = held.get(place.stream)
      return there !== undefined && !isBefore(place, there.first)
    },
    park: async (place, error) => {
      if (held.get(place.stream)?.eventIds.has(place.eventId) === true) return false
      await put(place, error === undefined ? 'waits for an earlier event of its stream' : messageOf(error), error === undefined)
      hold(place)
      return true
    },
    unpark: async (places) => {
      if (places.length > 0) await letGo(places)
    },
    list: () => log.listParked(consumer),
    retry: (eventId) =>
      alone(async () => {
        const event = await find(eventId)
        return event === undefined ? { kind: 'not-parked' } : retryStream(event.stream)
      }),
    discard: (eventId) =>
      alone(async () => {
        const event = await find(eventId)
        if (event === undefined) return { kind: 'not-parked' }
        await letGo([event])
        await retryStream(event.stream)
        return { kind: 'done' }
      }),
    empty: async () => {
      const all = await log.listParked(consumer)
      for (let start = 0; start < all.length; start += 500) {
        await log.unpark(
          consumer,
          all.slice(start, start + 500).map(({ eventId }) => eventId),
        )
      }
      held.clear()
      done.clear()
    },
  }
}
