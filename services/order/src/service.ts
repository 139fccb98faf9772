import { startService, type ReactionTable, type Service, type Surroundings } from '@souk/service'
import { startDeadlines } from './deadlines.ts'
import { createFinalOrders, type FinalOrders } from './final-orders.ts'
import { reactions as ownReactions, view } from './subscriptions.ts'
import type { OrderStore } from './view/store.ts'

export interface OrderParts extends Surroundings {
  readonly store: OrderStore
  /** What it acts upon, where it is not to be its own table. */
  readonly reactions?: ReactionTable
}

export interface OrderService extends Service {
  readonly finalOrders: FinalOrders
}

/** The order service, running: both its loops, and the deadlines. */
export const startOrderService = async ({ store, reactions = ownReactions, ...surroundings }: OrderParts): Promise<OrderService> => {
  const finalOrders = createFinalOrders()
  const service = await startService({
    ...surroundings,
    name: 'order',
    store,
    view,
    reactions,
    foreign: ['reservation', 'payment'],
    open: async () => undefined,
    moved: finalOrders.moved,
  })
  const stopDeadlines = startDeadlines({ ...surroundings, service, store })
  return {
    ...service,
    finalOrders,
    stop: async () => {
      await stopDeadlines()
      await service.stop()
    },
  }
}
