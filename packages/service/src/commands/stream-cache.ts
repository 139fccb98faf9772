import type { SoukEvent } from '@souk/contracts'
import type { AppendRequest, Expectation, RecordedEvent } from '@souk/log-protocol'
import { createCache } from '@souk/process'
import type { LogClient } from '../consume/log-client.ts'
import { roughSize } from '../rough-size.ts'
import type { StreamRef } from './aggregate.ts'
import type { ForeignStreams } from './foreign-streams.ts'
import { foldRecorded, readState, type Versioned } from './read-state.ts'

/** By category: the state that a row of the view holds. A row without a reliable version has version 0 and is not used. */
export type Snapshots = Readonly<Partial<Record<string, (id: string) => Promise<Versioned | undefined>>>>

export interface Entry extends Versioned {
  /** Where the state came from. States decided on top of this one share the root, and are removed with it. */
  readonly root: Root
  /** Our latest append to the stream, while the event store has not answered it. Resolves to whether it was committed. */
  readonly unanswered: Promise<boolean> | undefined
  /** The last event of that append. */
  readonly lastEventId: string | undefined
}

interface Root {
  /** Whether the stream was assumed to be empty without reading it. A commit proves it. Until then, no answer may rely on it. */
  guessed: boolean
}

/** An append that the cache already shows, although the event store has not answered it yet. */
interface Speculation {
  readonly appends: AppendRequest['appends']
  /** The streams that were only read, which must not have changed. */
  readonly expects: Expectation[]
  committed(): void
  /** Removes the states from the cache. The event store refuses the appends that were built on this one. */
  refused(): void
}

/** A stream, and the state that a decision has seen. */
interface KnownStream {
  readonly ref: StreamRef<unknown>
  readonly entry: Entry
}

export interface StreamCache {
  get(name: string): Entry | undefined
  /** Loads a stream into the cache. @param guess  assume that a `fresh` stream is empty, without reading it */
  load(ref: StreamRef<unknown>, guess: boolean): Promise<void>
  /** The state of a foreign stream, from {@link ForeignStreams} if it is there, otherwise from the log. Not cached. */
  readForeign(ref: StreamRef<unknown>): Promise<Versioned>
  /** Waits for the unanswered appends behind these states. @returns whether the log holds the states: false if one was refused or only assumed */
  confirmed(states: readonly KnownStream[]): Promise<boolean>
  /** @param states  what the decision has seen. The cache may have dropped some of it since. */
  speculate(
    states: readonly KnownStream[],
    events: ReadonlyMap<string, readonly SoukEvent[]>,
    record: (event: SoukEvent) => RecordedEvent,
  ): Speculation
  /** Drops all states, also those that are being loaded. */
  forget(): void
}

export interface StreamCacheOptions {
  readonly log: LogClient
  readonly snapshots: Snapshots
  readonly foreign: ForeignStreams | undefined
  /** Rough size of the states that the cache keeps, in bytes, besides those with an unanswered append. */
  readonly size: number
}

/** Caches the states of the streams that a service writes, including its unanswered appends. Drops the least recently used. */
export const createStreamCache = ({ log, snapshots, foreign, size }: StreamCacheOptions): StreamCache => {
  /** States with an unanswered append are never dropped. */
  const unsettled = new Map<string, Entry>()
  const settled = createCache<Entry>({ capacity: size, weigh: ({ state }) => roughSize(state) })
  const loading = new Map<string, Promise<void>>()

  const putLoaded = (name: string, { state, version }: Versioned, guessed: boolean): void =>
    settled.set(name, { state, version, root: { guessed }, unanswered: undefined, lastEventId: undefined })
  const get = (name: string): Entry | undefined => unsettled.get(name) ?? settled.get(name)

  const fold = ({ aggregate }: StreamRef<unknown>, from: Versioned, events: readonly SoukEvent[]): Versioned => {
    let { state } = from
    for (const event of events) state = aggregate.evolve(state, event)
    return { state, version: from.version + events.length }
  }

  const read = async (ref: StreamRef<unknown>): Promise<Versioned> => {
    const dash = ref.name.indexOf('-')
    const snapshot = await snapshots[ref.name.slice(0, dash)]?.(ref.name.slice(dash + 1))
    return readState(log, ref, snapshot === undefined || snapshot.version === 0 ? undefined : snapshot)
  }

  const readForeign = (ref: StreamRef<unknown>): Promise<Versioned> => {
    const passed = foreign?.events(ref.name)
    return passed === undefined ? read(ref) : Promise.resolve(foldRecorded(ref, { state: ref.aggregate.initialState, version: 0 }, passed))
  }

  /** Removes a state unless it was loaded again since, from another root. */
  const removeIf = (name: string, root: Root): void => {
    if (get(name)?.root !== root) return
    unsettled.delete(name)
    settled.delete(name)
  }

  return {
    get,
    load: (ref, guess) => {
      let load = loading.get(ref.name)
      if (load === undefined) {
        if (guess && ref.fresh) {
          putLoaded(ref.name, { state: ref.aggregate.initialState, version: 0 }, true)
          return Promise.resolve()
        }
        load = read(ref)
          .then((loaded) => {
            // After `forget` the loaded state may belong to another log, so it is not kept.
            if (loading.get(ref.name) === load) putLoaded(ref.name, loaded, false)
          })
          .finally(() => {
            if (loading.get(ref.name) === load) loading.delete(ref.name)
          })
        loading.set(ref.name, load)
      }
      return load
    },
    readForeign,
    confirmed: async (states) => {
      const all = await Promise.all(
        states.map(async ({ ref, entry }) => {
          if (entry.unanswered !== undefined) return entry.unanswered
          if (entry.root.guessed) removeIf(ref.name, entry.root)
          return !entry.root.guessed
        }),
      )
      return all.every(Boolean)
    },
    speculate: (states, eventsOf, record) => {
      const appends: AppendRequest['appends'] = []
      const expects: Expectation[] = []
      let answer: (committed: boolean) => void = () => undefined
      const unanswered = new Promise<boolean>((resolve) => {
        answer = resolve
      })
      const roots: (readonly [name: string, root: Root])[] = []
      const evolved: (readonly [name: string, entry: Entry])[] = []
      for (const { ref, entry } of states) {
        roots.push([ref.name, entry.root])
        const builtOn = entry.unanswered !== undefined && entry.lastEventId !== undefined ? { builtOn: entry.lastEventId } : {}
        const events = eventsOf.get(ref.name)
        if (events === undefined) {
          expects.push({ stream: ref.name, version: entry.version, ...builtOn })
          continue
        }
        const recorded = events.map(record)
        appends.push({ stream: ref.name, fromVersion: entry.version, events: recorded, ...builtOn })
        evolved.push([ref.name, { ...fold(ref, entry, events), root: entry.root, unanswered, lastEventId: recorded.at(-1)?.eventId }])
      }
      if (appends.length !== eventsOf.size) {
        throw new TypeError(
          `the decision has events for ${[...eventsOf.keys()].join(', ')}, but the command names only ${states.map(({ ref }) => ref.name).join(', ')}`,
        )
      }
      for (const [name, entry] of evolved) unsettled.set(name, entry)
      return {
        appends,
        expects,
        committed: () => {
          for (const [, root] of roots) root.guessed = false
          for (const [name] of evolved) {
            const entry = unsettled.get(name)
            if (entry?.unanswered !== unanswered) continue
            unsettled.delete(name)
            settled.set(name, { ...entry, unanswered: undefined, lastEventId: undefined })
          }
          answer(true)
        },
        refused: () => {
          for (const [name, root] of roots) removeIf(name, root)
          answer(false)
        },
      }
    },
    forget: () => {
      unsettled.clear()
      settled.clear()
      loading.clear()
    },
  }
}
