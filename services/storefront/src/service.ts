import { startService, type Service, type ServiceDependencies } from '@souk/service'
import { view } from './subscriptions.ts'
import { surrogateKey } from './surrogate-key.ts'
import type { StorefrontStore } from './view/store.ts'

export interface StorefrontParts extends ServiceDependencies {
  /** The store of this instance alone. */
  readonly store: StorefrontStore
}

/** Starts an instance of the storefront. Resolves when its projection runs. */
export const startStorefrontService = ({ store, ...dependencies }: StorefrontParts): Promise<Service> =>
  startService({
    ...dependencies,
    name: 'storefront',
    // Each instance fills a store of its own.
    isShared: false,
    store,
    view,
    reactions: {},
    unseal: async () => undefined,
    surrogateKey,
  })
