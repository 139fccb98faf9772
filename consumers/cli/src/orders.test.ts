import { expect, it } from 'vitest'
import { createClient, type GetOrderStatisticsResponse, type Order } from '@souk/client'
import { describeOrder, describeOrders, describeStatistics, listOrders, orderStatistics, showOrder } from './orders.ts'

const canceled: Order = {
  orderId: 'order-1',
  version: 4,
  customerId: 'customer-1',
  addressId: null,
  placedAt: '2026-03-14T15:09:26.535Z',
  deadlineAt: '2026-03-14T15:09:56.535Z',
  finishedAt: '2026-03-14T15:09:27.000Z',
  status: 'CANCELED',
  stockStatus: 'DENIED',
  creditStatus: 'APPROVED',
  stockOutcome: 'rejected',
  creditOutcome: 'released',
  cancelReason: 'out-of-stock',
  missingProductId: 'product-1',
  invoiceNumber: null,
  lines: [{ productId: 'product-1', name: 'Chai\u001B', quantity: 3, unitPrice: 1_800 }],
  total: 5_400,
  currency: 'EUR',
}

/** A shop that answers every request so, and remembers what it was asked. */
const createShop = (answer: object) => {
  const asked: string[] = []
  const fetch = async ({ url }: Request): Promise<Response> => {
    asked.push(url.replace('http://shop', ''))
    return Response.json(answer)
  }
  return { api: createClient({ baseUrl: 'http://shop', fetch }), asked }
}

it('orders are listed with one status, or with any', async () => {
  const { api, asked } = createShop({ items: [canceled] })
  const { items } = await listOrders(api, { status: 'CANCELED', limit: 5 })
  expect(describeOrders(items)).toBe('order-1\t2026-03-14T15:09:26.535Z\tCANCELED\t5400 EUR\tcustomer-1\tout-of-stock')
  await listOrders(api, { limit: 20 })
  await listOrders(api, { q: 'té 3d4e5f', openForSeconds: 60, limit: 20 })
  expect(asked).toEqual([
    '/order/orders?limit=5&status=CANCELED',
    '/order/orders?limit=20',
    '/order/orders?limit=20&q=t%C3%A9%203d4e5f&openForSeconds=60',
  ])
})

it('an order is shown as it is, or as it was at a position or a time', async () => {
  const { api, asked } = createShop(canceled)
  await showOrder(api, 'order-1', undefined)
  await showOrder(api, 'order-1', '12')
  await showOrder(api, 'order-1', '2026-03-14T15:09:27Z')
  expect(asked).toEqual(['/order/orders/order-1', '/order/orders/order-1?asOf=12', '/order/orders/order-1?asOf=2026-03-14T15%3A09%3A27Z'])
})

it('an order is described with what came of its stock and credit', () => {
  expect(describeOrder(canceled).split('\n')).toEqual([
    'order      order-1',
    'customer   customer-1',
    'placed     2026-03-14T15:09:26.535Z',
    'status     CANCELED, out-of-stock',
    'missing    Chai\uFFFD, product-1',
    'stock      rejected',
    'credit     released',
    'finished   2026-03-14T15:09:27.000Z',
    'invoice    –',
    'line       3 × Chai\uFFFD, 1800 each',
    'total      5400 (EUR, minor units)',
  ])
  expect(
    describeOrder({ ...canceled, status: 'PENDING', cancelReason: null, missingProductId: null, stockOutcome: null, finishedAt: null }),
  ).toContain('status     PENDING\nstock      pending\ncredit     released\nfinished   –')
})

it('statistics are described beside those of the span before', async () => {
  const decisions = { orders: 2, medianMs: 12, p95Ms: 300, maxMs: 300, histogram: [] }
  const none = { orders: 0, medianMs: null, p95Ms: null, maxMs: null, histogram: [] }
  const statistics: GetOrderStatisticsResponse = {
    placedFrom: '2026-03-14T00:00:00.000Z',
    placedUntil: '2026-03-15T00:00:00.000Z',
    current: {
      orders: 3,
      statuses: [
        { status: 'PENDING', orders: 1 },
        { status: 'CANCELED', orders: 2 },
        { status: 'FINALIZED', orders: 0 },
      ],
      reasons: [
        { reason: 'out-of-stock', orders: 2 },
        { reason: 'price-changed', orders: 0 },
      ],
      decisions,
    },
    previous: {
      orders: 1,
      statuses: [
        { status: 'PENDING', orders: 0 },
        { status: 'CANCELED', orders: 0 },
        { status: 'FINALIZED', orders: 1 },
      ],
      reasons: [
        { reason: 'out-of-stock', orders: 0 },
        { reason: 'price-changed', orders: 0 },
      ],
      decisions: none,
    },
    outOfStock: [{ productId: 'product-1', name: 'Chai\u001B', orders: 2 }],
    open: { orders: 1, oldest: { orderId: 'order-1', placedAt: '2026-03-14T15:09:26.535Z' } },
  }
  const { api, asked } = createShop(statistics)
  const span = { from: '2026-03-14T00:00:00Z', until: '2026-03-15T00:00:00Z' }
  expect(describeStatistics(await orderStatistics(api, span)).split('\n')).toEqual([
    'placed     2026-03-14T00:00:00.000Z to 2026-03-15T00:00:00.000Z',
    'orders     3 (before: 1)',
    'status     PENDING 1 (before: 0)',
    'status     CANCELED 2 (before: 0)',
    'status     FINALIZED 0 (before: 1)',
    'canceled   out-of-stock 2 (before: 0)',
    'median     12 (before: –) ms',
    'p95        300 (before: –) ms',
    'slowest    300 (before: –) ms',
    'missing    2 × Chai\uFFFD, product-1',
    'open       1, since 2026-03-14T15:09:26.535Z: order-1',
  ])
  expect(describeStatistics({ ...statistics, open: { orders: 0, oldest: null } })).toMatch(/open {7}none$/)
  await orderStatistics(api, {})
  expect(asked).toEqual([
    '/order/orders/statistics?placedFrom=2026-03-14T00%3A00%3A00Z&placedUntil=2026-03-15T00%3A00%3A00Z',
    '/order/orders/statistics',
  ])
})
