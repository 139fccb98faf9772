import { startService, type ReactionTable, type Service, type ServiceDependencies } from '@souk/service'
import { openCartStore } from './cart/cart-store.sqlite.ts'
import type { CartStore } from './cart/cart-store.ts'
import { startDeadlines } from './deadlines.ts'
import { createFinalOrders, type FinalOrders } from './final-orders.ts'
import { effects, reactions as ownReactions, view } from './subscriptions.ts'
import { tellOrders } from './tell.ts'
import type { OrderStore } from './view/store.ts'

export interface OrderParts extends ServiceDependencies {
  readonly store: OrderStore
  /** Default: in memory, so that they end with the process. */
  readonly carts?: CartStore
  /** Default: the table of `subscriptions.ts`. */
  readonly reactions?: ReactionTable
}

export interface OrderService extends Service {
  readonly finalOrders: FinalOrders
  readonly carts: CartStore
}

/** Starts the order service. Resolves when its projection, its reactions and the deadlines run. */
export const startOrderService = async (parts: OrderParts): Promise<OrderService> => {
  const { store, carts = openCartStore(':memory:'), reactions = ownReactions, ...dependencies } = parts
  const finalOrders = createFinalOrders()
  const service = await startService({
    ...dependencies,
    name: 'order',
    store,
    view,
    reactions,
    effects: effects(carts),
    foreign: ['reservation', 'payment'],
    unseal: async () => undefined,
    moved: finalOrders.moved,
    tell: tellOrders(store),
  })
  const stopDeadlines = startDeadlines({ ...dependencies, service, store })
  return {
    ...service,
    finalOrders,
    carts,
    stop: async () => {
      await stopDeadlines()
      await service.stop()
      await carts.close()
    },
  }
}
