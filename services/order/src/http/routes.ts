import { z } from 'zod'
import {
  cancelReason,
  csvFile,
  customerId as customersId,
  MAX_COUNTED,
  Order,
  OrderCounts,
  OrderCountsQuery,
  OrderHistory,
  OrderMessage,
  orderId,
  OrdersExportQuery,
  OrdersExport,
  OrdersQuery,
  OrderStatistics,
  OrderStatisticsQuery,
  OrderStatus,
  page,
  pageQuery,
  pastQuery,
  PlaceOrder,
  streamQuery,
  type AsOf,
  type SoukEvent,
} from '@souk/contracts'
import { byPosition, listPage, locationIn, malformed, onlyPage, ProblemError, variesBy, waitIdly, type App } from '@souk/http'
import type { Clock, Logger } from '@souk/process'
import {
  actorOf,
  callerOf,
  changesWithTime,
  createServiceApp,
  forCustomers,
  forManagers,
  forCustomersInPerson,
  markPast,
  mayActFor,
  pagesOf,
  refuseTooManyTerms,
  sendCsv,
  showing,
  type Caller,
  type Command,
  type CsvColumns,
  type StreamLimits,
} from '@souk/service'
import { cancelOrder, orderAgain, placeOrder } from '../domain/commands.ts'
import type { OrderService } from '../service.ts'
import { view } from '../subscriptions.ts'
import { ALL_ORDERS, ofCustomer, ofOrder } from '../tell.ts'
import { changesOf, outcomesOf, waitsOf } from '../view/explain.ts'
import type { OrderCollections } from '../view/projectors.ts'
import type { OrderFilter, OrderStore, StoredOrder } from '../view/store.ts'
import { periodsOf, summaryOf } from '../view/summary.ts'
import { wantedBy } from '../view/terms.ts'
import { addCartRoutes, cartOf } from './cart-routes.ts'
import { operations } from './operations.ts'
import { waitPreferred } from './prefer.ts'
import { createWaits } from './waits.ts'

interface OrderSettings {
  /** How long the saga has to decide an order, in milliseconds (default 30,000). */
  readonly deadlineMs?: number
  readonly streams?: StreamLimits
}

export interface OrderAppParts {
  readonly service: OrderService
  readonly store: OrderStore
  readonly logger: Logger
  readonly newId: () => string
  readonly clock: Clock
  readonly settings?: OrderSettings
}

const orderParams = z.strictObject({ orderId })
const ordersStreamQuery = streamQuery.extend({
  customerId: customersId.optional().describe('Only orders of this customer. Customers hear of their own orders only.'),
})
const nothing = z.strictObject({}).nullish()

/** The streams that change the rows of an order. */
const streamsOf = (id: string): readonly string[] => [`order-${id}`, `reservation-${id}`, `payment-${id}`, `invoice-${id}`]

const asAnswer = ({ history, position: _position, correlationId: _correlationId, lines, ...order }: StoredOrder): Order => ({
  ...order,
  ...outcomesOf({ history }),
  version: history.length,
  lines: [...lines],
})

/** A new order, made from its event alone, so that a retry gets the same answer. */
const asPlaced = (events: readonly SoukEvent[]): Order => {
  const placed = events.find((event) => event.type === 'OrderPlaced')
  if (placed === undefined) throw new Error('an order was placed without an event')
  return {
    ...placed.data,
    version: 1,
    finishedAt: null,
    status: 'PENDING',
    stockStatus: 'PENDING',
    creditStatus: 'PENDING',
    stockOutcome: null,
    creditOutcome: null,
    cancelReason: null,
    missingProductId: null,
    invoiceNumber: null,
  }
}

/** One line for each order. Its lines are only counted. */
const orderColumns: CsvColumns<StoredOrder> = {
  orderId: (order) => order.orderId,
  customerId: (order) => order.customerId,
  placedAt: (order) => order.placedAt,
  finishedAt: (order) => order.finishedAt,
  status: (order) => order.status,
  stockStatus: (order) => order.stockStatus,
  creditStatus: (order) => order.creditStatus,
  cancelReason: (order) => order.cancelReason,
  invoiceNumber: (order) => order.invoiceNumber,
  lines: ({ lines }) => lines.length,
  units: ({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
  total: (order) => order.total,
  currency: (order) => order.currency,
}

/** The filters of a list as a client sends them. */
type AskedFilter = Pick<OrdersQuery, 'q' | 'openForSeconds'> & Omit<OrderFilter, 'wanted' | 'isOpen'>

const DAY_MS = 86_400_000
const PERIOD_MS = { hour: 3_600_000, day: DAY_MS } as const
const MAX_PERIODS = 1_000
const MAX_MISSING = 10
/** No earlier time can be written. */
const FIRST_TIME = Date.parse('0000-01-01T00:00:00.000Z')

export const buildOrderApp = ({
  service,
  store,
  logger,
  newId,
  clock,
  settings: { deadlineMs = 30_000, streams } = {},
}: OrderAppParts): App => {
  // A cart follows from nothing in the log.
  const { app, write, stream } = createServiceApp(service, {
    logger,
    newId,
    withoutView: ['/carts/current'],
    ...(streams && { streams }),
  })
  const beginWait = createWaits()
  const closing = new AbortController()
  app.addHook('preClose', async () => closing.abort())

  /** @throws ProblemError if there is no such order, or if it is not the caller's */
  const find = async (caller: Caller, id: string): Promise<StoredOrder> => {
    const order = await store.order(id)
    if (order === undefined || !mayActFor(caller, order.customerId)) throw new ProblemError('not-found', 'there is no such order')
    return order
  }

  /** What a request to place an order for a customer does and answers. @param done  called with the id of the order */
  const placing = (caller: Caller, orderer: string, command: Command, done: (orderId: string) => void) => {
    const { id } = actorOf(caller)
    return {
      keyRequired: true,
      // A manager's keys for one customer do not meet those for another.
      keyOwner: id === orderer ? orderer : `${id} ${orderer}`,
      command,
      status: 201,
      body: (events: readonly SoukEvent[]): Order => {
        const order = asPlaced(events)
        done(order.orderId)
        return order
      },
    }
  }

  /** The order as it was. @throws ProblemError also if the order had not been placed yet, or if the moment is not in the past */
  const findPast = async (caller: Caller, id: string, asOf: AsOf): Promise<StoredOrder> => {
    await find(caller, id)
    const rows = await service.past.rows<OrderCollections>(view, streamsOf(id), asOf)
    const [order, lines] = [rows.get('orders', id), rows.get('lines', id)]
    if (order === undefined || lines === undefined) throw new ProblemError('not-found', 'the order had not been placed yet')
    return { ...lines, ...order }
  }

  app.post(
    '/orders',
    { ...forCustomers, schema: { ...operations.placeOrder, body: PlaceOrder, response: { 201: Order } } },
    async (request, reply) => {
      const caller = callerOf(request)
      const { lines, addressId = null, customerId: orderer = caller.role === 'customer' ? caller.customerId : undefined } = request.body
      if (orderer === undefined) throw new ProblemError('customer-required', 'customerId is missing')
      if (!mayActFor(caller, orderer)) throw new ProblemError('not-found', 'there is no such customer')
      const catalogue = await store.products(lines.map(({ productId }) => productId))
      const command = placeOrder({ customerId: orderer, addressId, lines }, { orderId: newId(), catalogue, deadlineMs })
      return write(
        request,
        reply,
        placing(caller, orderer, command, (id) => void reply.header('location', locationIn(request, id))),
      )
    },
  )

  const againRoute = { ...forCustomers, schema: { ...operations.orderAgain, params: orderParams, body: nothing, response: { 201: Order } } }
  app.post('/orders/:orderId/again', againRoute, async (request, reply) => {
    const caller = callerOf(request)
    const { orderId: earlierId, customerId, lines } = await find(caller, request.params.orderId)
    const catalogue = await store.products(lines.map(({ productId }) => productId))
    const command = orderAgain(earlierId, { orderId: newId(), customerId, lines, catalogue, deadlineMs })
    return write(
      request,
      reply,
      placing(caller, customerId, command, (id) => void reply.header('location', `../${id}`)),
    )
  })

  /**
   * The filter that a caller may use: customers see their own orders. Undefined if nothing can match:
   * it asks for the orders of another customer, or for a text without words.
   * @throws ProblemError if the text asks for too much
   */
  const filterFor = (caller: Caller, { q, openForSeconds, ...asked }: AskedFilter): OrderFilter | undefined => {
    const wanted = q === undefined ? undefined : wantedBy(q)
    if (q !== undefined && wanted === undefined) return undefined
    refuseTooManyTerms(wanted)
    if (asked.customerId !== undefined && !mayActFor(caller, asked.customerId)) return undefined
    const filter = { ...asked, wanted, ...(caller.role === 'customer' && { customerId: caller.customerId }) }
    if (openForSeconds === undefined) return filter
    const open = new Date(clock.now() - openForSeconds * 1_000).toISOString()
    const { placedUntil = open } = asked
    return { ...filter, isOpen: true, placedUntil: placedUntil < open ? placedUntil : open }
  }

  app.get(
    '/orders',
    {
      ...showing(forCustomers, { orders: null }),
      schema: { ...operations.listOrders, querystring: OrdersQuery, response: { 200: page(Order) } },
    },
    async (request) => {
      const { cursor, limit, sort, ...asked } = request.query
      const filter = filterFor(callerOf(request), asked)
      if (asked.openForSeconds !== undefined) changesWithTime(request)
      // To a customer, all others have no orders.
      if (filter === undefined) return onlyPage<Order>([])
      return listPage(
        { cursor, limit },
        {
          ...byPosition,
          of: ['orders', sort, Object.entries({ ...asked, customerId: filter.customerId }).toSorted()],
          read: (wanted) => store.orders(filter, sort, wanted),
          count: (atMost) => store.countOrders(filter, atMost),
          show: asAnswer,
        },
      )
    },
  )

  app.get(
    '/orders/export.csv',
    { ...forManagers, schema: { ...operations.exportOrders, querystring: OrdersExportQuery, response: { 200: csvFile } } },
    async (request, reply) => {
      const { sort, ...asked } = request.query
      const filter = filterFor(callerOf(request), asked)
      return sendCsv(
        reply,
        'orders',
        orderColumns,
        pagesOf(async (wanted) => (filter === undefined ? [] : store.orders(filter, sort, wanted)), byPosition.placeOf),
      )
    },
  )

  app.get(
    '/orders/counts',
    {
      ...showing(forCustomers, { orders: null }),
      schema: { ...operations.countOrders, querystring: OrderCountsQuery, response: { 200: OrderCounts } },
    },
    async (request): Promise<OrderCounts> => {
      const filter = filterFor(callerOf(request), request.query)
      if (request.query.openForSeconds !== undefined) changesWithTime(request)
      // What is found by words or by a product is found once for all numbers.
      const isFound = (filter?.wanted ?? filter?.productId) !== undefined
      const kinds = filter !== undefined && isFound ? await store.countKinds(filter, MAX_COUNTED + 1) : undefined
      const findCount = async (kind: Pick<OrderFilter, 'status' | 'reason'>): Promise<number> => {
        if (filter === undefined) return 0
        if (kinds === undefined) return store.countOrders({ ...filter, ...kind }, MAX_COUNTED + 1)
        const counted = kinds.filter(({ status, reason }) => (kind.status ?? status) === status && (kind.reason ?? reason) === reason)
        return counted.reduce((sum, { count }) => sum + count, 0)
      }
      const countOf = async (kind: Pick<OrderFilter, 'status' | 'reason'>): Promise<{ count: number; exact: boolean }> => {
        const found = await findCount(kind)
        return { count: Math.min(found, MAX_COUNTED), exact: found <= MAX_COUNTED }
      }
      const [statuses, reasons] = await Promise.all([
        Promise.all(OrderStatus.options.map(async (status) => ({ status, ...(await countOf({ status })) }))),
        Promise.all(cancelReason.options.map(async (reason) => ({ reason, ...(await countOf({ reason })) }))),
      ])
      return { statuses, reasons }
    },
  )

  app.get(
    '/orders/statistics',
    {
      ...forManagers,
      schema: { ...operations.getOrderStatistics, querystring: OrderStatisticsQuery, response: { 200: OrderStatistics } },
    },
    async ({ query: { placedFrom, placedUntil, by } }): Promise<OrderStatistics> => {
      const until = placedUntil === undefined ? clock.now() : Date.parse(placedUntil)
      const from = placedFrom === undefined ? Math.max(until - DAY_MS, FIRST_TIME) : Date.parse(placedFrom)
      if (from >= until) throw malformed({ path: 'placedFrom', message: 'placedFrom must be earlier than placedUntil, which is now' })
      const length = by === undefined ? Number.MAX_SAFE_INTEGER : PERIOD_MS[by]
      const periods = Math.ceil(until / length) - Math.floor(from / length)
      if (by !== undefined && periods > MAX_PERIODS)
        throw malformed({
          path: 'placedFrom',
          message: `placedFrom must be later: the span touches ${periods} periods, and may touch ${MAX_PERIODS}`,
        })
      const [placed, before, missing, open, [oldest]] = await Promise.all([
        store.placedIn([from, until], length),
        store.placedIn([from - (until - from), from], Number.MAX_SAFE_INTEGER),
        store.missingProducts([from, until], MAX_MISSING),
        store.countOrders({ isOpen: true }, Number.MAX_SAFE_INTEGER),
        store.orders({ isOpen: true }, 'oldest', { limit: 1 }),
      ])
      const products = await store.products(missing.map(({ productId }) => productId))
      return {
        placedFrom: new Date(from).toISOString(),
        placedUntil: new Date(until).toISOString(),
        current: summaryOf(placed),
        previous: summaryOf(before),
        outOfStock: missing.map(({ productId, orders }) => ({ productId, name: products.get(productId)?.name ?? null, orders })),
        open: { orders: open, oldest: oldest === undefined ? null : { orderId: oldest.orderId, placedAt: oldest.placedAt } },
        ...(by !== undefined && { periods: periodsOf(placed) }),
      }
    },
  )

  app.get(
    '/orders/:orderId',
    {
      ...showing(forCustomers, { orders: 'orderId' }),
      onRequest: variesBy('prefer'),
      schema: { ...operations.getOrder, params: orderParams, querystring: pastQuery, response: { 200: Order } },
    },
    async (request, reply) => {
      const { params, headers } = request
      const caller = callerOf(request)
      const { asOf } = request.query
      if (asOf !== undefined) {
        const past = await findPast(caller, params.orderId, asOf)
        markPast(reply, asOf)
        return asAnswer(past)
      }
      const preferred = waitPreferred(headers['prefer'])
      if (preferred === undefined) return asAnswer(await find(caller, params.orderId))
      const endWait = beginWait(caller)
      const wait = endWait === undefined ? 0 : preferred
      reply.header('preference-applied', `wait=${wait}`)
      const over = new AbortController()
      const end = (): void => over.abort()
      reply.raw.once('close', end)
      closing.signal.addEventListener('abort', end)
      try {
        // Wait first, then read: otherwise the order could become final in between, unnoticed.
        const final = service.finalOrders.next(params.orderId, over.signal)
        const order = await find(caller, params.orderId)
        if (order.finishedAt !== null || wait === 0) return asAnswer(order)
        await waitIdly(request, reply, Promise.race([final, clock.sleep(wait * 1_000, over.signal)]))
        return asAnswer(await find(caller, params.orderId))
      } finally {
        endWait?.()
        end()
        reply.raw.off('close', end)
        closing.signal.removeEventListener('abort', end)
      }
    },
  )

  const historyRoute = { ...forCustomers, schema: { ...operations.getOrderHistory, params: orderParams, response: { 200: OrderHistory } } }
  app.get('/orders/:orderId/history', historyRoute, async (request) => {
    const order = await find(callerOf(request), request.params.orderId)
    return { orderId: order.orderId, changes: changesOf(order), waitsFor: waitsOf(order) }
  })

  app.get(
    '/orders/:orderId/events',
    { ...forCustomers, schema: { ...operations.streamOrder, params: orderParams, querystring: streamQuery, events: OrderMessage } },
    async (request, reply) => {
      const { orderId: id } = await find(callerOf(request), request.params.orderId)
      return stream(request, reply, { topic: ofOrder(id), after: request.query.after })
    },
  )

  app.get(
    '/orders/events',
    { ...forCustomers, schema: { ...operations.streamOrders, querystring: ordersStreamQuery, events: OrderMessage } },
    async (request, reply) => {
      const caller = callerOf(request)
      const { after, customerId } = request.query
      if (customerId !== undefined && !mayActFor(caller, customerId)) throw new ProblemError('not-found', 'there is no such customer')
      const whose = caller.role === 'customer' ? caller.customerId : customerId
      return stream(request, reply, { topic: whose === undefined ? ALL_ORDERS : ofCustomer(whose), after })
    },
  )

  const cancellationRoute = { ...forCustomers, schema: { ...operations.cancelOrder, params: orderParams, body: nothing } }
  app.post('/orders/:orderId/cancellation', cancellationRoute, async (request, reply) => {
    const { orderId: id } = await find(callerOf(request), request.params.orderId)
    return write(request, reply, { command: cancelOrder({ orderId: id, reason: 'canceled-by-customer' }) })
  })

  const exportRoute = {
    ...forCustomersInPerson,
    schema: {
      ...operations.exportOrdersOfCustomer,
      params: z.strictObject({ customerId: customersId }),
      querystring: pageQuery,
      response: { 200: OrdersExport },
    },
  }
  app.get('/customers/:customerId/export', exportRoute, async (request): Promise<OrdersExport> => {
    const { customerId: id } = request.params
    if (!mayActFor(callerOf(request), id)) throw new ProblemError('not-found', 'there is no such customer')
    const filter = { customerId: id }
    const orders = await listPage(request.query, {
      ...byPosition,
      of: ['export', id],
      read: (wanted) => store.orders(filter, 'oldest', wanted),
      count: (atMost) => store.countOrders(filter, atMost),
      show: asAnswer,
    })
    return { customerId: id, cart: await cartOf(service.carts, id), orders }
  })

  addCartRoutes(app, service.carts, clock)
  return app
}
