import { startService, type ReactionTable, type Service, type ServiceDependencies } from '@souk/service'
import { startDeadlines } from './deadlines.ts'
import { createFinalOrders, type FinalOrders } from './final-orders.ts'
import { reactions as ownReactions, view } from './subscriptions.ts'
import type { OrderStore } from './view/store.ts'

export interface OrderParts extends ServiceDependencies {
  readonly store: OrderStore
  /** Default: the table of `subscriptions.ts`. */
  readonly reactions?: ReactionTable
}

export interface OrderService extends Service {
  readonly finalOrders: FinalOrders
}

/** Starts the order service. Resolves when its projection, its reactions and the deadlines run. */
export const startOrderService = async ({ store, reactions = ownReactions, ...dependencies }: OrderParts): Promise<OrderService> => {
  const finalOrders = createFinalOrders()
  const service = await startService({
    ...dependencies,
    name: 'order',
    store,
    view,
    reactions,
    foreign: ['reservation', 'payment'],
    unseal: async () => undefined,
    moved: finalOrders.moved,
  })
  const stopDeadlines = startDeadlines({ ...dependencies, service, store })
  return {
    ...service,
    finalOrders,
    stop: async () => {
      await stopDeadlines()
      await service.stop()
    },
  }
}
