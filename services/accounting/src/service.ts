import { startService, type ReactionTable, type Service, type Snapshots, type ServiceDependencies } from '@souk/service'
import { reactions as ownReactions, view } from './subscriptions.ts'
import type { AccountingStore } from './view/store.ts'

export interface AccountingParts extends ServiceDependencies {
  readonly store: AccountingStore
  /** Default: the table of `subscriptions.ts`. */
  readonly reactions?: ReactionTable
}

/** The state of a year's numbers from its row, so that a command need not read the whole stream. */
const snapshots = (store: AccountingStore): Snapshots => ({
  invoices: async (year) => {
    const row = await store.year(Number(year))
    return row && { state: row.count, version: row.version }
  },
})

/** Starts the accounting service. Resolves when its projection and its reactions run. */
export const startAccountingService = ({ store, reactions = ownReactions, ...dependencies }: AccountingParts): Promise<Service> =>
  startService({
    ...dependencies,
    name: 'accounting',
    store,
    view,
    reactions,
    snapshots: snapshots(store),
    foreign: ['order'],
    unseal: async () => undefined,
  })
