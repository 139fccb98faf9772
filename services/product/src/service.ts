import { startService, type ReactionTable, type Service, type ServiceDependencies } from '@souk/service'
import type { PriceGrace } from './domain/decide-stock.ts'
import { reactions as reactionsWith, view } from './subscriptions.ts'
import { tellProducts } from './tell.ts'
import type { ProductStore } from './view/store.ts'

export interface ProductServiceParts extends ServiceDependencies {
  readonly store: ProductStore
  readonly settings: PriceGrace
  /** Default: the table of `subscriptions.ts`. */
  readonly reactions?: ReactionTable
}

/** Starts the product service. Resolves when its projection and its reactions run. */
export const startProductService = ({
  store,
  settings,
  reactions = reactionsWith(settings),
  ...dependencies
}: ProductServiceParts): Promise<Service> =>
  startService({
    ...dependencies,
    name: 'product',
    store,
    view,
    reactions,
    // The stream of a product grows with every order. With its row, a command need not read it from the start.
    snapshots: {
      product: async (productId) => {
        const row = await store.product(productId)
        return row && { state: row, version: row.version }
      },
    },
    unseal: async () => undefined,
    tell: tellProducts(store),
  })
