import { z } from 'zod'
import { customerId, Order, OrderHistory, orderId, OrderStatus, page, pageQuery, PlaceOrder, type SoukEvent } from '@souk/contracts'
import { decodeCursor, encodeCursor, locationIn, ProblemError, type App } from '@souk/http'
import type { Clock, Logger } from '@souk/process'
import { createServiceApp, customerActor } from '@souk/service'
import { cancelOrder, placeOrder } from '../domain/commands.ts'
import type { OrderService } from '../service.ts'
import type { OrderStore, StoredOrder } from '../view/store.ts'
import { waitPreferred } from './prefer.ts'

interface OrderSettings {
  /** How long the saga has to decide an order, in milliseconds (default 30,000). */
  readonly deadlineMs?: number
}

export interface OrderAppParts {
  readonly service: OrderService
  readonly store: OrderStore
  readonly logger: Logger
  readonly newId: () => string
  readonly clock: Clock
  readonly settings?: OrderSettings
}

const ordersQuery = pageQuery.extend({
  customerId: customerId.optional().describe('Only orders of this customer.'),
  status: OrderStatus.optional().describe('Only orders with this status.'),
})
const orderParams = z.strictObject({ orderId })
const nothing = z.strictObject({}).nullish()

const asAnswer = ({ history: _history, position: _position, correlationId: _correlationId, lines, ...order }: StoredOrder): Order => ({
  ...order,
  lines: [...lines],
})

/** A new order, made from its event alone, so that a retry gets the same answer. */
const asPlaced = (events: readonly SoukEvent[]): Order => {
  const placed = events.find((event) => event.type === 'OrderPlaced')
  if (placed === undefined) throw new Error('an order was placed without an event')
  return {
    ...placed.data,
    finishedAt: null,
    status: 'PENDING',
    stockStatus: 'PENDING',
    creditStatus: 'PENDING',
    cancelReason: null,
    invoiceNumber: null,
  }
}

export const buildOrderApp = ({ service, store, logger, newId, clock, settings: { deadlineMs = 30_000 } = {} }: OrderAppParts): App => {
  const { app, write } = createServiceApp(service, { logger, newId })
  const closing = new AbortController()
  app.addHook('preClose', async () => closing.abort())

  const find = async (id: string): Promise<StoredOrder> => {
    const order = await store.order(id)
    if (order === undefined) throw new ProblemError('not-found', 'there is no such order')
    return order
  }

  app.post('/orders', { schema: { body: PlaceOrder, response: { 201: Order } } }, async (request, reply) => {
    const { body: input } = request
    const catalogue = await store.products(input.lines.map(({ productId }) => productId))
    return write(request, reply, {
      actor: customerActor(input.customerId),
      command: placeOrder(input, { orderId: newId(), catalogue, deadlineMs }),
      status: 201,
      body: (events) => {
        const order = asPlaced(events)
        reply.header('location', locationIn(request, order.orderId))
        return order
      },
    })
  })

  app.get('/orders', { schema: { querystring: ordersQuery, response: { 200: page(Order) } } }, async ({ query }) => {
    const { cursor, limit, ...filter } = query
    const [before] = decodeCursor(cursor, z.tuple([z.int().min(1)])) ?? []
    const found = await store.orders({ ...filter, before, limit: limit + 1 })
    const shown = found.slice(0, limit)
    const last = found.length > limit ? shown.at(-1) : undefined
    return { items: shown.map(asAnswer), nextCursor: last === undefined ? null : encodeCursor([last.position]) }
  })

  app.get('/orders/:orderId', { schema: { params: orderParams, response: { 200: Order } } }, async ({ params, headers }, reply) => {
    reply.header('vary', 'prefer')
    const wait = waitPreferred(headers['prefer'])
    if (wait === undefined) return asAnswer(await find(params.orderId))
    reply.header('preference-applied', `wait=${wait}`)
    const over = new AbortController()
    const end = (): void => over.abort()
    reply.raw.once('close', end)
    closing.signal.addEventListener('abort', end)
    try {
      // Wait first, then read: otherwise the order could become final in between, unnoticed.
      const final = service.finalOrders.next(params.orderId, over.signal)
      const order = await find(params.orderId)
      if (order.finishedAt !== null || wait === 0) return asAnswer(order)
      await Promise.race([final, clock.sleep(wait * 1_000, over.signal)])
      return asAnswer(await find(params.orderId))
    } finally {
      end()
      reply.raw.off('close', end)
      closing.signal.removeEventListener('abort', end)
    }
  })

  app.get('/orders/:orderId/history', { schema: { params: orderParams, response: { 200: OrderHistory } } }, async ({ params }) => {
    const { history } = await find(params.orderId)
    return { orderId: params.orderId, changes: [...history] }
  })

  app.post('/orders/:orderId/cancellation', { schema: { params: orderParams, body: nothing } }, async (request, reply) => {
    const order = await find(request.params.orderId)
    return write(request, reply, {
      actor: customerActor(order.customerId),
      command: cancelOrder({ orderId: order.orderId, reason: 'canceled-by-customer' }),
    })
  })

  return app
}
