import { eventsOf, MAX_BATCH, type LocatedEvent, type ParkedEvent } from '@souk/log-protocol'
import type { Clock } from '@souk/process'
import { createHeldStreams, parkedEvent } from './held-streams.ts'
import type { LogClient } from './log-client.ts'

/** The outcome of a discard, for the event that was named. Events behind it may still be parked. */
export type DiscardOutcome = { readonly kind: 'done' } | { readonly kind: 'not-parked' }

/** The outcome of a retry, for the event that was named. Events behind it may still be parked. */
export type RetryOutcome =
  | DiscardOutcome
  | { readonly kind: 'still-failing'; readonly error: string }
  /** The view is still being rebuilt. It tells whether the event fails when it has reached that position. */
  | { readonly kind: 'rebuilding'; readonly position: number }

/** Events that a consumer could not handle, as managers see them. */
export interface ParkedEvents {
  readonly size: number
  list(): Promise<readonly ParkedEvent[]>
  /** Handles the parked events of the stream again, up to the first that fails. A view is rebuilt for that. */
  retry(eventId: string): Promise<RetryOutcome>
  /** Gives up the event, and handles the events of its stream that are parked behind it. */
  discard(eventId: string): Promise<DiscardOutcome>
}

/** Reads a parked event from the log. @returns undefined if the log was restored from a copy that lacks the event */
const locate = async (log: Pick<LogClient, 'readAll'>, { position, eventId }: ParkedEvent): Promise<LocatedEvent | undefined> => {
  const [commit] = await log.readAll(position - 1, 1)
  return commit?.position === position ? eventsOf(commit).find(({ event }) => event.eventId === eventId) : undefined
}

/** The parked events of one stream in the order of the log, each with the event that the log holds. */
export const waitingIn = (
  log: Pick<LogClient, 'readAll'>,
  parked: readonly ParkedEvent[],
  name: string,
): Promise<readonly { readonly parked: ParkedEvent; readonly located: LocatedEvent | undefined }[]> => {
  const inOrder = parked.filter(({ stream }) => stream === name).toSorted((one, other) => one.version - other.version)
  return Promise.all(inOrder.map(async (one) => ({ parked: one, located: await locate(log, one) })))
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
    held.replace(all)
    return all
  }
  const put = async (event: ParkedEvent): Promise<void> => {
    await log.park([event])
    held.add(event)
  }
  const unpark = async (eventIds: readonly string[]): Promise<void> => {
    for (let start = 0; start < eventIds.length; start += MAX_BATCH) await log.unpark(consumer, eventIds.slice(start, start + MAX_BATCH))
    eventIds.forEach(held.remove)
  }

  /**
   * Repeats until no event of the stream is parked, because another instance may park more meanwhile.
   * @returns the event that failed again; undefined if none did
   */
  const retryStream = async (stream: string): Promise<ParkedEvent | undefined> => {
    for (;;) {
      const waiting = await waitingIn(log, await refresh(), stream)
      if (waiting.length === 0) return undefined
      for (const { parked, located } of waiting) {
        if (located !== undefined) {
          try {
            await handle(located)
          } catch (error) {
            if (mayPass(error)) throw error
            const again = parkedEvent(consumer, located, clock.now(), error)
            await put(again)
            return again
          }
          // If a restore loses what the event led to, it loses this progress too. Then the event is handled again.
          await saveProgress()
        }
        await unpark([parked.eventId])
      }
    }
  }

  const manage = <Outcome>(eventId: string, task: (event: ParkedEvent) => Promise<Outcome>): Promise<Outcome | DiscardOutcome> =>
    alone(async () => {
      const event = (await refresh()).find((one) => one.eventId === eventId)
      return event === undefined ? { kind: 'not-parked' } : task(event)
    })

  const retry = async (event: ParkedEvent): Promise<RetryOutcome> => {
    const isInLog = (await locate(log, event)) !== undefined
    const failed = await retryStream(event.stream)
    if (failed === undefined || !held.has(event.eventId)) return { kind: isInLog ? 'done' : 'not-parked' }
    if (failed.eventId === event.eventId) return { kind: 'still-failing', error: failed.error }
    return { kind: 'still-failing', error: `it waits for ${failed.type} ${failed.eventId}, which still fails: ${failed.error}` }
  }

  // Events that the log no longer has were parked before it was restored from an older copy.
  const missing: string[] = []
  for (const event of await log.listParked(consumer)) {
    const located = await locate(log, event)
    if (located === undefined) missing.push(event.eventId)
    else held.add(event)
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
        await put(parkedEvent(consumer, located, clock.now(), error))
        return true
      }),
    refresh: () =>
      alone(async () => {
        await refresh()
      }),
    list: () => log.listParked(consumer),
    retry: (eventId) => manage(eventId, retry),
    discard: (eventId) =>
      manage(eventId, async ({ stream }): Promise<DiscardOutcome> => {
        await unpark([eventId])
        await retryStream(stream)
        return { kind: 'done' }
      }),
  }
}
