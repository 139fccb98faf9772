import { Unavailable, messageOf, LogUnavailable, eventsOf, MAX_BATCH, type LocatedEvent, type ParkedEvent } from '@souk/log-protocol'
import { type Clock } from '@souk/process'
import type { Era } from './era.ts'
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
   * @param era  in which the event was read
   * @param error  why; undefined: an earlier event of its stream is parked
   * @returns whether it was not held before
   */
  park(place: EventPlace, era: Era, error?: unknown): Promise<boolean>
  /** Takes off the list what has been handled. */
  unpark(places: readonly EventPlace[]): Promise<void>
  /** Holds them no more, though they stay on the list. */
  release(places: readonly EventPlace[]): void
  list(): Promise<readonly ParkedEvent[]>
  /**
   * Handles the event and those of its stream that wait behind it; the stream flows again when all are done.
   * @throws LogUnavailable while the consumer has not come to the event
   */
  retry(eventId: string): Promise<ParkingOutcome>
  /** Gives the event up for this consumer, and retries what waits behind it. @throws as {@link retry} */
  discard(eventId: string): Promise<ParkingOutcome>
  /** Whether this very event is parked, as far as is known here. */
  has(event: Pick<EventPlace, 'eventId' | 'stream'>): boolean
  /**
   * The consumer stands there: holds what is parked up to that position, by whichever instance, and nothing else.
   * What is parked beyond the end of the log is forgotten.
   * @returns what is parked beyond that position: by one that stood further, or ended before it had saved how far it was
   */
  standAt(position: number): Promise<readonly ParkedEvent[]>
  /** Forgets what is no longer in the log, and what was handled in vain. What another instance has parked meanwhile is known from then on. */
  review(): Promise<void>
}

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

export interface ParkingOptions {
  readonly consumer: string
  readonly log: LogClient
  readonly clock: Clock
  /** Called when a parked event has been handled, before that is said: what it led to must be kept first. */
  readonly handled?: (era: Era) => Promise<void>
  /** Whether the consumer has come to that position (default: it has): what it has not come to, it handles in its turn. */
  readonly hasReached?: (position: number) => boolean
  /** Runs what a manager wants when the consumer handles nothing else (default: at once). */
  readonly exclusively?: <Result>(task: () => Promise<Result>) => Promise<Result>
}

/** @param handle  handles one parked event again, which was read in that era; rejects if it still cannot be */
export const createParking = async (
  { consumer, log, clock, handled = async () => undefined, hasReached = () => true, exclusively = (task) => task() }: ParkingOptions,
  handle: (located: LocatedEvent, era: Era) => Promise<void>,
): Promise<Parking> => {
  const held = new Map<string, Hold>()
  // Handled again, but the event store could not be told yet: must not be handled once more.
  const done = new Set<string>()
  // Held here, but the event store has not said yet that it knows.
  const unconfirmed = new Set<string>()
  let settling: Promise<unknown> = Promise.resolve()
  // Counts how often everything was looked up anew: what was begun before has no say in what is held since.
  let generation = 0

  const hold = (place: EventPlace): void => {
    const there = held.get(place.stream)
    if (there === undefined) held.set(place.stream, { first: place, eventIds: new Set([place.eventId]) })
    else {
      there.eventIds.add(place.eventId)
      if (isBefore(place, there.first)) there.first = place
    }
  }
  const release = ({ stream, eventId }: Pick<EventPlace, 'stream' | 'eventId'>): void => {
    const there = held.get(stream)
    there?.eventIds.delete(eventId)
    if (there?.eventIds.size === 0) held.delete(stream)
  }
  const has = ({ stream, eventId }: Pick<EventPlace, 'stream' | 'eventId'>): boolean => held.get(stream)?.eventIds.has(eventId) === true
  const forget = (): void => {
    generation += 1
    held.clear()
    done.clear()
    unconfirmed.clear()
  }
  const unpark = async (places: readonly EventPlace[]): Promise<void> => {
    for (let start = 0; start < places.length; start += MAX_BATCH) {
      await log.unpark(
        consumer,
        places.slice(start, start + MAX_BATCH).map(({ eventId }) => eventId),
      )
    }
  }
  const letGo = async (places: readonly EventPlace[]): Promise<void> => {
    await unpark(places)
    for (const place of places) {
      done.delete(place.eventId)
      release(place)
    }
  }
  for (const parked of await log.listParked(consumer)) hold(parked)

  /** Undefined: the log has been restored from a copy that does not have it. */
  const locate = async ({ position, eventId }: ParkedEvent): Promise<LocatedEvent | undefined> => {
    const [commit] = await log.readAll(position - 1, 1)
    return commit?.position === position ? eventsOf(commit).find(({ event }) => event.eventId === eventId) : undefined
  }

  const put = ({ eventId, position, stream, type }: EventPlace, era: Era, error: string, waits: boolean): Promise<void> => {
    const parkedAt = new Date(clock.now()).toISOString()
    return log.park([{ consumer, eventId, parkedAt, position, stream, type, error: storable(error), waits }], era)
  }

  /** What the event store has: what it knew before and knows no more is settled, by us with a lost answer or by another instance. */
  const list = async (): Promise<readonly ParkedEvent[]> => {
    const known = [...held].flatMap(([stream, { eventIds }]) => [...eventIds].map((eventId) => ({ stream, eventId })))
    const confirmed = known.filter(({ eventId }) => !unconfirmed.has(eventId))
    const all = await log.listParked(consumer)
    const listed = new Set(all.map(({ eventId }) => eventId))
    for (const one of confirmed) {
      if (listed.has(one.eventId)) continue
      done.delete(one.eventId)
      release(one)
    }
    return all
  }

  const parkedIn = async (name: string): Promise<readonly ParkedEvent[]> =>
    (await list()).filter(({ stream, position }) => stream === name && hasReached(position))

  /** One after the other, also those that come to wait meanwhile. */
  const retryStream = async (stream: string): Promise<ParkingOutcome> => {
    const era = await log.begun()
    for (let waiting = await parkedIn(stream); waiting.length > 0; waiting = await parkedIn(stream)) {
      // Of one commit the list has them in the order in which they were parked.
      const inOrder = (await Promise.all(waiting.map(async (one) => ({ one, located: await locate(one) })))).toSorted(
        (first, second) => first.one.position - second.one.position || (first.located?.version ?? 0) - (second.located?.version ?? 0),
      )
      for (const { one, located } of inOrder) {
        if (!done.has(one.eventId)) {
          try {
            if (located !== undefined) await handle(located, era)
          } catch (error) {
            if (error instanceof Unavailable) throw error
            await put(one, era, messageOf(error), false)
            return { kind: 'still-failing', error: messageOf(error) }
          }
          done.add(one.eventId)
        }
        await handled(era)
        await letGo([one])
      }
    }
    return { kind: 'done' }
  }

  const find = async (eventId: string): Promise<ParkedEvent | undefined> => {
    const event = (await list()).find((other) => other.eventId === eventId)
    if (event !== undefined && !hasReached(event.position)) throw new LogUnavailable(`${consumer} has not come to that event yet`)
    return event
  }

  /** Two managers at once would handle an event twice. */
  const alone = <Result>(task: () => Promise<Result>): Promise<Result> => {
    const result = settling.then(task)
    settling = result.catch(() => undefined)
    return result
  }
  const manage = (eventId: string, task: (event: ParkedEvent) => Promise<ParkingOutcome>): Promise<ParkingOutcome> =>
    alone(() =>
      exclusively(async () => {
        const event = await find(eventId)
        return event === undefined ? { kind: 'not-parked' } : task(event)
      }),
    )

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
    park: async (place, era, error) => {
      if (has(place)) return false
      // Held at once: when the answer comes late, a manager may have had it retried, and it must not be held again.
      hold(place)
      unconfirmed.add(place.eventId)
      const begun = generation
      try {
        await put(place, era, error === undefined ? 'waits for an earlier event of its stream' : messageOf(error), error === undefined)
      } catch (failure) {
        if (begun === generation) release(place)
        throw failure
      } finally {
        if (begun === generation) unconfirmed.delete(place.eventId)
      }
      return true
    },
    unpark: letGo,
    release: (places) => places.forEach(release),
    has,
    list,
    retry: (eventId) => manage(eventId, ({ stream }) => retryStream(stream)),
    discard: (eventId) =>
      manage(eventId, async (event) => {
        await letGo([event])
        await retryStream(event.stream)
        return { kind: 'done' }
      }),
    standAt: async (position) => {
      const all = await log.listParked(consumer)
      forget()
      for (const one of all) if (one.position <= position) hold(one)
      const beyond = all.filter((one) => one.position > position)
      if (beyond.length === 0) return []
      // Whoever parked it had read it: if the log is shorter now, it has been restored from an older copy.
      const head = await log.head()
      await unpark(beyond.filter((one) => one.position > head.position))
      return beyond.filter((one) => one.position <= head.position)
    },
    review: () =>
      alone(async () => {
        const [left, gone]: [ParkedEvent[], ParkedEvent[]] = [[], []]
        for (const one of await log.listParked(consumer)) ((await locate(one)) === undefined ? gone : left).push(one)
        await unpark(gone)
        forget()
        for (const one of left) hold(one)
      }),
  }
}
