import { openAccountingStore, type AccountingStore } from '@souk/accounting'
import type { ServiceName } from '@souk/contracts'
import { openCustomerStore, type CustomerStore } from '@souk/customer'
import { openSqliteEventLog, openSqliteState, type EventLog, type State } from '@souk/event-store'
import { canonicalJson, type Commit, type ParkedEvent } from '@souk/log-protocol'
import { openOrderStore, type OrderStore } from '@souk/order'
import { openProductStore, type ProductStore } from '@souk/product'
import { PARKED, type ViewStore } from '@souk/service'
import { openStorefrontStore, type StorefrontStore } from '@souk/storefront'
import { POISON } from './ports.ts'
import type { Story } from './story.ts'
import { tellCommit } from './tell.ts'

export interface Stores extends Readonly<Record<ServiceName, ViewStore>> {
  readonly customer: CustomerStore
  readonly order: OrderStore
  readonly product: ProductStore
  readonly accounting: AccountingStore
  readonly storefront: StorefrontStore
}

/** The databases, which outlive the processes, and what an observer sees of them. */
export interface Disks {
  readonly stores: Stores
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

export const openDisks = (story: Story, newKey: () => Buffer): Disks => {
  const committed = new Map<string, Commit>()
  const lost = new Set<string>()
  const excused = new Set<string>()
  const unexplained = new Map<string, string>()

  const noticeParked = ({ consumer, eventId, type, error, waits }: ParkedEvent): void => {
    story.tell(consumer, `parks ${type}: ${error}`)
    // A parked event may leave a row missing. Later events that need the row may then be parked, too.
    if (error.includes(POISON) && consumer.endsWith('.projection')) excused.add(consumer)
    const explained = waits || error.includes(POISON) || excused.has(consumer)
    if (!explained) unexplained.set(`${consumer} ${eventId}`, `${type}: ${error}`)
  }

  /** Watches a view's rows, since a view stores its parked events among them. */
  const watchedView = <Store extends ViewStore>(of: ServiceName, store: Store): Store => ({
    ...store,
    save: async (changes, from, to) => {
      const result = await store.save(changes, from, to)
      if (result === 'stale') return result
      for (const { collection, id, row } of changes) {
        if (collection !== PARKED) continue
        // Only the projection writes rows of this collection.
        if (row === null) unexplained.delete(`${of}.projection ${id}`)
        else noticeParked(row as ParkedEvent)
      }
      return result
    },
    clear: async () => {
      await store.clear()
      for (const what of unexplained.keys()) if (what.startsWith(`${of}.projection `)) unexplained.delete(what)
    },
  })

  const stores: Stores = {
    customer: watchedView('customer', openCustomerStore(':memory:')),
    order: watchedView('order', openOrderStore(':memory:')),
    product: watchedView('product', openProductStore(':memory:')),
    accounting: watchedView('accounting', openAccountingStore(':memory:')),
    storefront: watchedView('storefront', openStorefrontStore(':memory:')),
  }
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
    state: {
      ...state,
      consumers: {
        ...state.consumers,
        park: async (events) => {
          events.forEach(noticeParked)
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
      for (const store of Object.values(stores)) void store.close()
    },
  }
}
