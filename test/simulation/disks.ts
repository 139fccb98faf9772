import { openAccountingStore, type AccountingStore } from '@souk/accounting'
import type { ServiceName } from '@souk/contracts'
import { openCustomerStore, type CustomerStore } from '@souk/customer'
import { openSqliteEventLog, openSqliteState, type EventLog, type State } from '@souk/event-store'
import { canonicalJson, type Commit, type ParkedEvent } from '@souk/log-protocol'
import { openOrderStore, type OrderStore } from '@souk/order'
import { openProductStore, type ProductStore } from '@souk/product'
import { PARKED, type ViewStore } from '@souk/service'
import { openStorefrontStore, type StorefrontStore } from '@souk/storefront'
import type { Life } from './life.ts'
import { POISON } from './ports.ts'
import type { Random } from './random.ts'
import type { Story } from './story.ts'
import { tellCommit } from './tell.ts'

export interface Stores extends Readonly<Record<ServiceName, ViewStore>> {
  readonly customer: CustomerStore
  readonly order: OrderStore
  readonly product: ProductStore
  readonly accounting: AccountingStore
  readonly storefront: StorefrontStore
}

/** The store that an instance has alone, and what it finds there. */
export interface OwnStore {
  readonly store: StorefrontStore
  /** Empty; left behind by the last process that ended; or by one before it, so that the view is older. */
  readonly found: 'empty' | 'last' | 'older'
}

/** The databases, which outlive the processes, and what an observer sees of them. */
export interface Disks {
  /** Those that all instances of a service share. */
  readonly stores: Omit<Stores, 'storefront'>
  /** A store for a new process of the storefront: an empty one, or one that an earlier process has left behind. */
  takeOwn(life: Life): OwnStore
  readonly state: State
  log(): EventLog
  /** The commits of the current log by request id. */
  readonly committed: ReadonlyMap<string, Commit>
  /** Request ids of the commits that a restore has lost. */
  readonly lost: ReadonlySet<string>
  /** Replaces the log by a copy that lacks the last `lose` commits. It keeps the first one: no service starts on an empty log. */
  restore(lose: number): Promise<{ readonly kept: number; readonly of: number }>
  /** Events that are parked although no fault explains it. */
  unexplained(): readonly string[]
  close(): void
}

export const openDisks = (story: Story, newKey: () => Buffer, random: Random): Disks => {
  const committed = new Map<string, Commit>()
  const lost = new Set<string>()
  const excused = new Set<string>()
  const unexplained = new Map<string, string>()

  /** @param place  whose rows they are: the consumer, or its own store */
  const noticeParked = ({ consumer, eventId, type, error, waits }: ParkedEvent, place = consumer): void => {
    story.tell(consumer, `parks ${type}: ${error}`)
    // A parked event may leave a row missing. Later events that need the row may then be parked, too.
    if (error.includes(POISON) && consumer.endsWith('.projection')) excused.add(consumer)
    const explained = waits || error.includes(POISON) || excused.has(consumer)
    if (!explained) unexplained.set(`${place} ${eventId}`, `${type}: ${error}`)
  }

  /** Watches a view's rows, since a view stores its parked events among them. */
  const watchedView = <Store extends ViewStore>(place: string, store: Store): Store => ({
    ...store,
    save: async (changes, from, to) => {
      const result = await store.save(changes, from, to)
      if (result === 'stale') return result
      for (const { collection, id, row } of changes) {
        if (collection !== PARKED) continue
        // Only the projection writes rows of this collection.
        if (row === null) unexplained.delete(`${place}.projection ${id}`)
        else noticeParked(row as ParkedEvent, `${place}.projection`)
      }
      return result
    },
    clear: async () => {
      await store.clear()
      for (const what of unexplained.keys()) if (what.startsWith(`${place}.projection `)) unexplained.delete(what)
    },
  })

  const stores: Disks['stores'] = {
    customer: watchedView('customer', openCustomerStore(':memory:')),
    order: watchedView('order', openOrderStore(':memory:')),
    product: watchedView('product', openProductStore(':memory:')),
    accounting: watchedView('accounting', openAccountingStore(':memory:')),
  }
  const ownStores: StorefrontStore[] = []
  /** Those that no process has, in the order in which they were left. */
  const free: StorefrontStore[] = []
  const state = openSqliteState(':memory:', { newKey })
  let disk = openSqliteEventLog(':memory:')

  const watched = (on: EventLog): EventLog => ({
    ...on,
    insert: async (sealed) => {
      const result = await on.insert(sealed)
      // A write that reaches a replaced log is lost.
      if (result === 'inserted' && on === disk) {
        for (const { commit } of sealed) {
          committed.set(commit.requestId, commit)
          tellCommit(story, commit)
        }
      }
      return result
    },
  })
  let log = watched(disk)

  return {
    stores,
    takeOwn: (life) => {
      const chosen = random.between(0, free.length)
      const found = chosen === free.length ? 'empty' : chosen === free.length - 1 ? 'last' : 'older'
      const [kept] = free.splice(chosen, 1)
      const store = kept ?? watchedView(`storefront store ${ownStores.length + 1}`, openStorefrontStore(':memory:'))
      if (kept === undefined) ownStores.push(store)
      life.onEnd(() => free.push(store))
      return { store, found }
    },
    state: {
      ...state,
      consumers: {
        ...state.consumers,
        park: async (events) => {
          for (const event of events) noticeParked(event)
          await state.consumers.park(events)
        },
        unpark: async (consumer, eventIds) => {
          for (const eventId of eventIds) unexplained.delete(`${consumer} ${eventId}`)
          await state.consumers.unpark(consumer, eventIds)
        },
      },
    },
    log: () => log,
    committed,
    lost,
    restore: async (lose) => {
      const { position } = await disk.head()
      const kept = Math.max(Math.min(1, position), position - lose)
      const commits = await disk.readAll(0, position + 1)
      const older = openSqliteEventLog(':memory:')
      if (kept > 0) {
        await older.insert(
          commits.slice(0, kept).map(({ hash, ...unsealed }) => ({ commit: { ...unsealed, hash }, json: canonicalJson(unsealed) })),
        )
      }
      for (const { requestId } of commits.slice(kept)) {
        lost.add(requestId)
        committed.delete(requestId)
      }
      disk = older
      log = watched(disk)
      return { kept, of: position }
    },
    unexplained: () => [...unexplained].map(([what, why]) => `${what}, ${why}`),
    close: () => {
      void disk.close()
      void state.close()
      for (const store of [...Object.values(stores), ...ownStores]) void store.close()
    },
  }
}
