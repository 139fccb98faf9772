import { expect, it } from 'vitest'
import { createClient, type Order } from '@souk/client'
import { describeOrder, describeOrders, listOrders, showOrder } from './orders.ts'

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
  const found = await listOrders(api, { status: 'CANCELED', limit: 5 })
  expect(describeOrders(found)).toBe('order-1\t2026-03-14T15:09:26.535Z\tCANCELED\t5400 EUR\tcustomer-1\tout-of-stock')
  await listOrders(api, { limit: 20 })
  expect(asked).toEqual(['/order/orders?limit=5&status=CANCELED', '/order/orders?limit=20'])
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
    'stock      rejected',
    'credit     released',
    'finished   2026-03-14T15:09:27.000Z',
    'invoice    –',
    'line       3 × Chai\uFFFD, 1800 each',
    'total      5400 (EUR, minor units)',
  ])
  expect(describeOrder({ ...canceled, status: 'PENDING', cancelReason: null, stockOutcome: null, finishedAt: null })).toContain(
    'status     PENDING\nstock      pending\ncredit     released\nfinished   –',
  )
})
