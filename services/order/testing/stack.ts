import type { Deliver } from '@souk/bus'
import { readRecorded, type Order, type SoukEvent } from '@souk/contracts'
import { startServiceInTest } from '@souk/event-store/testing'
import { newId } from '@souk/log-protocol'
import { systemClock, type Clock } from '@souk/process'
import { asTestManager, withTestManager } from '@souk/service/testing'
import { buildOrderApp } from '../src/http/routes.ts'
import { startOrderService } from '../src/service.ts'
import { openOrderStore } from '../src/view/store.sqlite.ts'
import { teaAdded } from './samples.ts'

/** The one product in the catalogue of every stack. It costs 250. */
export const tea = newId()

/** Starts the order service in a test, with tea in its catalogue. */
export const startStack = async ({ clock = systemClock, deliver }: { clock?: Clock; deliver?: Deliver } = {}) => {
  const test = await startServiceInTest({
    name: 'order',
    open: openOrderStore,
    start: startOrderService,
    app: buildOrderApp,
    clock,
    ...(deliver && { deliver }),
  })
  const now = (): string => new Date(clock.now()).toISOString()
  await test.append(teaAdded({ productId: tea, categoryId: newId(), addedAt: now() }))
  await test.caughtUp()

  return Object.assign(test, {
    now,
    /** An application beside the first one, whose catalogue is empty. */
    appWithoutCatalogue: () =>
      asTestManager(
        buildOrderApp({
          ...test.dependencies,
          service: withTestManager(test.service),
          store: { ...test.store, products: async () => new Map() },
        }),
      ),

    place: async (body: object = { customerId: newId(), lines: [{ productId: tea, quantity: 3 }] }): Promise<Order> => {
      const headers = { 'idempotency-key': newId() }
      const response = await test.app.inject({ method: 'POST', url: '/orders', payload: body, headers })
      if (response.statusCode !== 201) throw new Error(response.body)
      return response.json<Order>()
    },
    order: async (orderId: string): Promise<Order> => (await test.app.inject(`/orders/${orderId}`)).json<Order>(),
    cancel: (orderId: string, headers: Record<string, string> = {}) =>
      test.app.inject({ method: 'POST', url: `/orders/${orderId}/cancellation`, headers }),
    /** Types of the events in the stream of an order. */
    story: async (orderId: string): Promise<string[]> =>
      (await test.log.readStream(`order-${orderId}`, 0)).events.map(({ event }) => readRecorded(`order-${orderId}`, event)?.type ?? '?'),

    // What the other services say of an order.
    stockReserved: (orderId: string): SoukEvent => ({
      type: 'StockReserved',
      data: { orderId, reservedAt: now(), lines: [{ productId: tea, quantity: 3 }] },
    }),
    stockRejected: (orderId: string): SoukEvent => ({
      type: 'StockRejected',
      data: { orderId, productId: tea, rejectedAt: now(), reason: 'out-of-stock' },
    }),
    creditReserved: ({ orderId, customerId, total }: Order): SoukEvent => ({
      type: 'CreditReserved',
      data: { orderId, customerId, reservedAt: now(), amount: total },
    }),
    creditRejected: ({ orderId, customerId }: Order): SoukEvent => ({
      type: 'CreditRejected',
      data: { orderId, customerId, rejectedAt: now(), reason: 'insufficient-credit' },
    }),
  })
}
export type Stack = Awaited<ReturnType<typeof startStack>>
