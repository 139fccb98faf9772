import { startService, type ReactionTable, type Service, type Surroundings, type Versioned } from '@souk/service'
import type { ProductStore } from './store.ts'
import { reactions as productReactions, view } from './subscriptions.ts'

export interface ProductServiceParts extends Surroundings {
  readonly store: ProductStore
  /** Default: the table of `subscriptions.ts`. */
  readonly reactions?: ReactionTable
}

/** A row as the state of its stream, unless an event is missing in it. */
const snapshotOf = (row: { readonly version: number } | undefined): Versioned | undefined =>
  row === undefined || row.version === 0 ? undefined : { state: row, version: row.version }

export const startProductService = ({ store, reactions = productReactions, ...surroundings }: ProductServiceParts): Promise<Service> =>
  startService({
    ...surroundings,
    name: 'product',
    store,
    view,
    reactions,
    // A popular product's stream grows with every order; its row saves reading it from the start.
    snapshots: { product: async (productId) => snapshotOf(await store.product(productId)) },
    open: async () => undefined,
  })
