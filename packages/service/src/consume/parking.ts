import { eventsOf, MAX_BATCH, type LocatedEvent, type ParkedEvent } from '@souk/log-protocol'
import type { Clock } from '@souk/process'
import { createHeldStreams, parkedEvent } from './held-streams.ts'
import type { LogClient } from './log-client.ts'

/** The outcome of a manager's retry or discard. */
export type ParkingOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'not-parked' }
  | { readonly kind: 'still-failing'; readonly error: string }
  /** The view is being rebuilt, and did not reach the event in time. */
  | { readonly kind: 'rebuilding' }

/** Events that a consumer could not handle, as managers see them. */
export interface ParkedEvents {
  readonly size: number
  list(): Promise<readonly ParkedEvent[]>
  /** Handles the event again, then the events of its stream that are parked behind it. A view is rebuilt for that. */
  retry(eventId: string): Promise<ParkingOutcome>
  /** Gives up the event, and handles the events of its stream that are parked behind it. */
  discard(eventId: string): Promise<ParkingOutcome>
}

/** Reads a parked event from the log. @returns undefined if the log was restored from a copy that lacks the event */
const locate = async (log: Pick<LogClient, 'readAll'>, { position, eventId }: ParkedEvent): Promise<LocatedEvent | undefined> => {
  const [commit] = await log.readAll(position - 1, 1)
  return commit?.position === position ? eventsOf(commit).find(({ event }) => event.eventId === eventId) : undefined
}

/** The parked events of one stream in the order of the log, each with the event that the log holds. */
export const waitingIn = async (
  log: Pick<LogClient, 'readAll'>,
  parked: readonly ParkedEvent[],
  name: string,
): Promise<readonly { readonly parked: ParkedEvent; readonly located: LocatedEvent | undefined }[]> => {
  const all = parked.filter(({ stream }) => stream === name)
  const located = await Promise.all(all.map(async (one) => ({ parked: one, located: await locate(log, one) })))
  return located.toSorted(
    (one, other) => one.parked.position - other.parked.position || (one.located?.version ?? 0) - (other.located?.version ?? 0),
  )
}

/** The events that reactions have parked. The event store keeps them, so they outlive the view. */
export interface Parking extends ParkedEvents {
  /** Whether the event must wait, because it or an earlier event of its stream is parked. */
  holds(located: LocatedEvent): boolean
  /**
   * Parks an event that could not be handled.
   * @param error  why the event failed; undefined if only its stream is held
   * @returns whether the event is parked. If not, its stream is no longer held, and the event can be handled.
   */
  park(located: LocatedEvent, error?: unknown): Promise<boolean>
  /** Reads the parked events from the event store. An answer may have been lost, or another instance may have changed them. */
  refresh(): Promise<void>
}

export interface ParkingOptions {
  readonly consumer: string
  readonly log: LogClient
  readonly clock: Clock
  /** Handles one parked event again. Rejects if that still fails. */
  readonly handle: (located: LocatedEvent) => Promise<void>
  /** Saves the progress of the consumer. Called after an event was handled, before it is no longer parked. */
  readonly saveProgress: () => Promise<void>
  readonly mayPass: (error: unknown) => boolean
}

/** Changes run one at a time. Otherwise two managers could handle an event twice, or hold a stream that was just released. */
export const createParking = async ({ consumer, log, clock, handle, saveProgress, mayPass }: ParkingOptions): Promise<Parking> => {
  const held = createHeldStreams()
  let changing: Promise<unknown> = Promise.resolve()
  const alone = <Result>(task: () => Promise<Result>): Promise<Result> => {
    const result = changing.then(task)
    changing = result.catch(() => undefined)
    return result
  }

  const refresh = async (): Promise<readonly ParkedEvent[]> => {
    const all = await log.listParked(consumer)
    // With the version of an event, the later events of its commit can be recognized. Only the log has it.
    const ofOthers = await Promise.all(
      all.filter(({ eventId }) => !held.has(eventId)).map(async (event) => ({ event, located: await locate(log, event) })),
    )
    held.replace(all.filter(({ eventId }) => held.has(eventId)))
    for (const { event, located } of ofOthers) held.add(event, located?.version)
    return all
  }
  const put = async (event: ParkedEvent, version?: number): Promise<void> => {
    await log.park([event])
    held.add(event, version)
  }
  const unpark = async (eventIds: readonly string[]): Promise<void> => {
    for (let start = 0; start < eventIds.length; start += MAX_BATCH) await log.unpark(consumer, eventIds.slice(start, start + MAX_BATCH))
    eventIds.forEach(held.remove)
  }

  /** Repeats until no event of the stream is parked, because another instance may park more meanwhile. */
  const retryStream = async (stream: string): Promise<ParkingOutcome> => {
    for (;;) {
      const waiting = await waitingIn(log, await refresh(), stream)
      if (waiting.length === 0) return { kind: 'done' }
      for (const { parked, located } of waiting) {
        if (located !== undefined) {
          try {
            await handle(located)
          } catch (error) {
            if (mayPass(error)) throw error
            const again = parkedEvent(consumer, located, clock.now(), error)
            await put(again, located.version)
            return { kind: 'still-failing', error: again.error }
          }
          // If a restore loses what the event led to, it loses this progress too. Then the event is handled again.
          await saveProgress()
        }
        await unpark([parked.eventId])
      }
    }
  }

  const manage = (eventId: string, task: (event: ParkedEvent) => Promise<ParkingOutcome>) =>
    alone(async (): Promise<ParkingOutcome> => {
      const event = (await refresh()).find((one) => one.eventId === eventId)
      return event === undefined ? { kind: 'not-parked' } : task(event)
    })

  // Events that the log no longer has were parked before it was restored from an older copy.
  const missing: string[] = []
  for (const event of await log.listParked(consumer)) {
    const located = await locate(log, event)
    if (located === undefined) missing.push(event.eventId)
    else held.add(event, located.version)
  }
  await unpark(missing)

  return {
    get size() {
      return held.size
    },
    holds: held.holds,
    park: (located, error) =>
      alone(async () => {
        if (held.has(located.event.eventId)) return true
        if (error === undefined) {
          await refresh()
          if (!held.holds(located)) return false
        }
        await put(parkedEvent(consumer, located, clock.now(), error), located.version)
        return true
      }),
    refresh: () =>
      alone(async () => {
        await refresh()
      }),
    list: () => log.listParked(consumer),
    retry: (eventId) => manage(eventId, ({ stream }) => retryStream(stream)),
    discard: (eventId) =>
      manage(eventId, async ({ stream }) => {
        await unpark([eventId])
        await retryStream(stream)
        return { kind: 'done' }
      }),
  }
}
