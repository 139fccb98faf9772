import { startService, type ReactionTable, type Service, type Snapshots, type ServiceDependencies } from '@souk/service'
import { reactions as ownReactions, view } from './subscriptions.ts'
import type { AccountingStore } from './view/store.ts'

export interface AccountingParts extends ServiceDependencies {
  readonly store: AccountingStore
  /** What it acts upon, where it is not to be its own table. */
  readonly reactions?: ReactionTable
}

/** The numbers of a year without reading them all. */
const snapshots = (store: AccountingStore): Snapshots => ({
  invoices: async (year) => {
    const row = await store.year(Number(year))
    return row && { state: row.count, version: row.version }
  },
})

/** Accounting, running: resolves when both its loops have begun. */
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
