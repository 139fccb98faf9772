import { createBlobClient, startService, type BlobClient, type ReactionTable, type Service, type ServiceDependencies } from '@souk/service'
import type { PriceGrace } from './domain/decide-stock.ts'
import { reactions as reactionsWith, view } from './subscriptions.ts'
import { surrogateKey } from './surrogate-key.ts'
import { takeStock } from './take-stock.ts'
import { tellProducts } from './tell.ts'
import type { ProductStore } from './view/store.ts'

export interface ProductServiceParts extends ServiceDependencies {
  readonly store: ProductStore
  readonly settings: PriceGrace
  /** Default: the table of `subscriptions.ts`. */
  readonly reactions?: ReactionTable
}

export interface ProductService extends Service {
  /** Where the bytes of pictures are. */
  readonly blobs: BlobClient
}

/** Starts the product service. Resolves when its projection and its reactions run. */
export const startProductService = async ({
  store,
  settings,
  reactions = reactionsWith(settings),
  ...dependencies
}: ProductServiceParts): Promise<ProductService> => {
  const service = await startService({
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
    surrogateKey,
    takeAway: takeStock,
  })
  return { ...service, blobs: createBlobClient(dependencies.bus) }
}
