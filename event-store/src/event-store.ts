import type { Bus, Close } from '@souk/bus'
import { newId, type Checkpoint, type SealedCommit } from '@souk/log-protocol'
import type { Clock } from '@souk/process'
import { accessStreams, type AccessFacts } from '@souk/service/access'
import type { Experiments } from './experiments.ts'
import type { CommitFeed } from './http/commit-feed.ts'
import { createInstances, type Instances } from './instances.ts'
import type { EventLog } from './log/event-log.ts'
import { serveEventStore } from './server.ts'
import type { State } from './state/state.ts'
import type { Shop } from './storage/shop.ts'
import { createPublisher, PUBLISHER } from './write/publisher.ts'
import { createWriter } from './write/writer.ts'

export interface EventStoreOptions {
  readonly shop: Pick<Shop, 'currency'>
  readonly log: EventLog
  readonly state: State
  readonly bus: Bus
  readonly clock: Clock
  /** Told of every commit of this writer at once, and of what others have put into the log by `readFacts`. The read API verifies tokens by them. */
  readonly facts?: AccessFacts
  /** Told of every commit of this writer at once. */
  readonly commits?: Pick<CommitFeed, 'committed'>
  /** The failure lab, told of every commit of this writer before the services are. Undefined: there is none. */
  readonly experiments?: Experiments | undefined
  /** Most append requests that may wait. Beyond that a request is answered `overloaded`. */
  readonly maxQueue?: number
}

/** Figures for health and metrics. */
export interface EventStoreHealth {
  readonly head: Checkpoint
  /** Number of append requests that wait. */
  readonly waiting: number
  /** Position of the last published commit. */
  readonly published: number
  /** Why the next commit could not be published; null if nothing is wrong. */
  readonly publishError: string | null
}

export interface EventStore {
  /**
   * Answers over the bus from now on, and publishes commits that a crash may have kept back.
   * @throws LogUnavailable or BusUnavailable; then it can be called again
   */
  start(): Promise<void>
  /** Accepts no more requests, finishes those under way, and saves how far it has published. Log, state and bus stay open. */
  stop(): Promise<void>
  /**
   * Tells the facts what is new in the log. Not all of it comes from this writer: some comes from another one, or from an insert whose outcome was never known.
   * @throws LogUnavailable
   */
  readFacts(): Promise<void>
  /** The instances of the services that are there. */
  instances: Instances['list']
  /** @throws if the log or the consumer state cannot be read */
  health(): Promise<EventStoreHealth>
}

/** The event store: a writer, a publisher, and a server on the bus. It starts once and stops once, which is one run with an id of its own. */
export const createEventStore = ({
  shop,
  log,
  state,
  bus,
  clock,
  facts,
  commits: feed,
  experiments,
  maxQueue,
}: EventStoreOptions): EventStore => {
  const run = newId()
  const instances = createInstances(clock)
  const publisher = createPublisher({ run, log, consumers: state.consumers, bus, clock })
  const onCommitted = (commits: readonly SealedCommit[]): void => {
    experiments?.committed(commits.map(({ commit }) => commit))
    publisher.committed(commits)
    for (const { commit } of commits) for (const { stream, events } of commit.appends) facts?.note(stream, events)
    feed?.committed(commits.map(({ commit }) => commit))
  }
  const writer = createWriter({ log, clock, onCommitted, ...(maxQueue !== undefined && { maxQueue }) })
  let close: Close | undefined

  /** Version up to which `readFacts` has read each stream. */
  let versions: ReadonlyMap<string, number> = new Map()
  const readFacts = async (): Promise<void> => {
    if (facts === undefined) return
    const versionOf = (stream: string): number => versions.get(stream) ?? 0
    const slices = await log.readStreams(accessStreams(clock.now()).map((stream) => ({ stream, afterVersion: versionOf(stream) })))
    for (const { stream, events } of slices)
      facts.note(
        stream,
        events.map(({ event }) => event),
      )
    versions = new Map(slices.map(({ stream, events }) => [stream, events.at(-1)?.version ?? versionOf(stream)]))
  }

  return {
    start: async () => {
      await readFacts()
      await publisher.start()
      close = await serveEventStore({
        run,
        shop,
        log,
        consumers: state.consumers,
        keys: state.keys,
        blobs: state.blobs,
        instances,
        experiments,
        writer,
        bus,
        clock,
      })
    },
    stop: async () => {
      experiments?.stop()
      await close?.()
      await writer.idle()
      await publisher.stop()
    },
    readFacts,
    instances: instances.list,
    health: async () => {
      await state.consumers.readProgress(PUBLISHER)
      return {
        head: await log.head(),
        waiting: writer.waiting(),
        published: publisher.position(),
        publishError: publisher.error() ?? null,
      }
    },
  }
}
