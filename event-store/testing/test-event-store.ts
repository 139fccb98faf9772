import { join } from 'node:path'
import { createInProcessBus, type Bus, type Deliver } from '@souk/bus'
import { canonicalJson, newId, type Commit } from '@souk/log-protocol'
import { systemClock, type Clock } from '@souk/process'
import { createAccessFacts, type Verifier } from '@souk/service/access'
import { TEST_PUBLIC_URL } from '@souk/service/testing'
import { silentLogger } from '@souk/testing'
import { createEventStore, type EventStore } from '../src/event-store.ts'
import { createExperiments, type Experiments } from '../src/experiments.ts'
import { createCommitFeed, type CommitFeed } from '../src/http/commit-feed.ts'
import { createLogVerifier } from '../src/log-verifier.ts'
import { openSqliteEventLog } from '../src/log/event-log.sqlite.ts'
import type { EventLog } from '../src/log/event-log.ts'
import { openSqliteState } from '../src/state/state.sqlite.ts'
import type { ConsumerState } from '../src/state/state.ts'
import { currentLog } from './samples.ts'

export interface TestEventStoreOptions {
  /** Default: the clock of the system. */
  readonly clock?: Clock
  /** The bus that it answers on, closed by whoever made it (default: an in-process bus of its own). */
  readonly bus?: Bus
  /** How its own bus delivers messages (default: each once, in order). */
  readonly deliver?: Deliver
  /** Where its files are, `log.sqlite` and `state.sqlite` (default: in memory). */
  readonly folder?: string
  /** Whether managers may let something go wrong (default: no). */
  readonly failureLab?: boolean
  /** What the log in memory holds at the start (default: nothing). */
  readonly commits?: readonly Commit[]
}

/** The real event store on SQLite, and the bus that it answers on. */
export interface TestEventStore {
  readonly bus: Bus
  /** The log that the event store writes to now. */
  readonly eventLog: EventLog
  /** What the read API tells of the log. */
  readonly commits: CommitFeed
  readonly experiments: Experiments | undefined
  /** Verifies access tokens by the log. */
  readonly verifier: Verifier
  readonly consumers: ConsumerState
  readonly eventStore: Pick<EventStore, 'health' | 'instances'>
  start(): Promise<void>
  /** Restores the log from a copy of its first `kept` commits, between two runs of the event store. Its state is not restored. */
  restore(kept: number): Promise<void>
  /** Stops it, and closes its own bus. */
  stop(): Promise<void>
}

/** The file of a database, or SQLite's name for a database in memory. */
export const databaseFile = (folder: string | undefined, name: string): string =>
  folder === undefined ? ':memory:' : join(folder, `${name}.sqlite`)

const logWith = async (commits: readonly Commit[]): Promise<EventLog> => {
  const log = openSqliteEventLog(':memory:')
  await log.insert(commits.map(({ hash, ...unsealed }) => ({ commit: { ...unsealed, hash }, json: canonicalJson(unsealed) })))
  return log
}

/** An event store that is not started yet. */
export const createTestEventStore = (options: TestEventStoreOptions = {}): TestEventStore => {
  const { clock = systemClock, deliver, folder, failureLab = false } = options
  const bus = options.bus ?? createInProcessBus({ clock, ...(deliver && { deliver }) })
  const state = openSqliteState(databaseFile(folder, 'state'))
  let disk = openSqliteEventLog(databaseFile(folder, 'log'))
  const eventLog = currentLog(() => disk)
  const commitFeed = createCommitFeed(eventLog, () => undefined)
  const experiments = failureLab ? createExperiments({ clock, newId, log: eventLog }) : undefined
  const create = () => {
    const facts = createAccessFacts({ clock, logger: silentLogger })
    const created = createEventStore({ shop: { currency: 'GBP' }, log: disk, state, bus, clock, facts, commits: commitFeed, experiments })
    return { ...created, verifier: createLogVerifier({ facts, eventStore: created, clock, publicUrl: TEST_PUBLIC_URL }) }
  }
  let eventStore = create()
  const exchange = async (commits: readonly Commit[]): Promise<void> => {
    const other = await logWith(commits)
    await disk.close()
    disk = other
    eventStore = create()
  }
  return {
    bus,
    eventLog,
    commits: commitFeed,
    experiments,
    consumers: state.consumers,
    eventStore: { health: () => eventStore.health(), instances: () => eventStore.instances() },
    verifier: {
      verify: (token) => eventStore.verifier.verify(token),
      known: (token) => eventStore.verifier.known(token),
      watch: (token) => eventStore.verifier.watch(token),
      refresh: () => eventStore.verifier.refresh(),
    },
    start: async () => {
      if (options.commits !== undefined) await exchange(options.commits)
      await eventStore.start()
    },
    restore: async (kept) => {
      await eventStore.stop()
      await exchange(kept === 0 ? [] : await disk.readAll(0, kept))
      await eventStore.start()
    },
    stop: async () => {
      await eventStore.stop()
      if (options.bus === undefined) await bus.close()
      await disk.close()
      await state.close()
    },
  }
}
