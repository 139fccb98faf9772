import type { Bus, Close } from '@souk/bus'
import { newId, type Checkpoint } from '@souk/log-protocol'
import type { Clock } from '@souk/process'
import type { EventLog } from './log/event-log.ts'
import { serveEventStore } from './server.ts'
import type { State } from './state/state.ts'
import { createPublisher } from './write/publisher.ts'
import { createWriter } from './write/writer.ts'

export interface EventStoreOptions {
  readonly log: EventLog
  readonly state: State
  readonly bus: Bus
  readonly clock: Clock
  /** Most append requests that may wait; the next is answered `overloaded`. */
  readonly maxQueue?: number
}

/** Figures for health and metrics. */
export interface EventStoreHealth {
  readonly head: Checkpoint
  /** Append requests that wait. */
  readonly waiting: number
  /** Position of the last commit that the bus has taken. */
  readonly published: number
  /** Why the bus does not take the next one; null if it does. */
  readonly publishError: string | null
}

export interface EventStore {
  /**
   * From then on it answers over the bus, and publishes what a crash may have kept back.
   * @throws LogUnavailable, BusUnavailable; then it can be called again
   */
  start(): Promise<void>
  /** Answers nothing new, finishes what it has begun, and remembers how far it has published. Log, state and bus stay open. */
  stop(): Promise<void>
  /** @throws if the log cannot be read */
  health(): Promise<EventStoreHealth>
}

/** The event store: one writer, one publisher, and what answers for them over the bus. Starts once and stops once. */
export const createEventStore = ({ log, state, bus, clock, maxQueue }: EventStoreOptions): EventStore => {
  const run = newId()
  const publisher = createPublisher({ run, log, consumers: state.consumers, bus, clock })
  const writer = createWriter({ log, clock, onCommitted: publisher.committed, ...(maxQueue !== undefined && { maxQueue }) })
  let close: Close | undefined
  return {
    start: async () => {
      await publisher.start()
      close = await serveEventStore({ run, log, consumers: state.consumers, keys: state.keys, writer, bus, clock })
    },
    stop: async () => {
      await close?.()
      await writer.idle()
      await publisher.stop()
    },
    health: async () => ({
      head: await log.head(),
      waiting: writer.waiting(),
      published: publisher.position(),
      publishError: publisher.error() ?? null,
    }),
  }
}
