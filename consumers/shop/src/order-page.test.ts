import { afterEach, expect, it } from 'vitest'
import type { OrderHistory } from '@souk/client'
import { anOrder, anOrderHistory, aRefusal, createMockFetch, type Mocks } from '@souk/client/testing'
import { silentLogger } from '@souk/testing'
import { buildShop } from './index.ts'

const order = anOrder({ status: 'PENDING', finishedAt: null, invoiceNumber: null, cancelReason: null })
const { orderId } = order

/** What has happened to the order: each event, a tenth of a second after the one before. */
const historyOf = (waitsFor: OrderHistory['waitsFor'], ...events: readonly string[]): OrderHistory => {
  const changes = events.map((event, index) => ({
    at: new Date(Date.parse(order.placedAt) + 100 * index).toISOString(),
    position: index + 1,
    subject: event.startsWith('Stock') ? ('stock' as const) : event.startsWith('Credit') ? ('credit' as const) : ('order' as const),
    status: 'PENDING' as const,
    event,
    by: 'service' as const,
    causes: [],
  }))
  return anOrderHistory({ orderId, changes, waitsFor })
}
const waiting = { subject: 'stock', service: 'product', since: order.placedAt, until: order.deadlineAt } as const

let close: () => Promise<void>
afterEach(() => close())

/** The shop before an API that answers like this, as a customer who is logged in sees it. */
const shopOver = async (mocks: Mocks) => {
  const app = await buildShop({
    logger: silentLogger,
    newId: () => 'id',
    gatewayUrl: 'http://shop.example',
    fetch: createMockFetch(mocks),
    publicUrl: 'http://localhost',
    secrets: ['a key for the cookies of tests, long enough'],
    now: Date.now,
  })
  close = () => app.close()
  const cookies = new Map<string, string>()
  const ask = async (method: 'GET' | 'POST', url: string, payload = '') => {
    const answer = await app.inject({
      method,
      url,
      headers: {
        cookie: Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; '),
        ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      payload,
    })
    for (const { name, value } of answer.cookies) cookies.set(name, value)
    return answer
  }
  await ask('POST', '/log-in', 'username=ada&password=secret')
  return ask
}

it('shows where a pending order is, and asks again without a script', async () => {
  const ask = await shopOver({ getOrder: order, getOrderHistory: historyOf([waiting], 'OrderPlaced', 'CreditReserved') })
  const { payload } = await ask('GET', `/orders/${orderId}`)
  expect(payload).toContain('Live, step 3 of 6')
  expect(payload).toContain('<noscript><meta http-equiv="refresh" content="2"/></noscript>')
  expect(payload).toMatch(/data-stall="stock" data-state="now" aria-current="step"/)
  expect(payload).toContain('Setting aside')
  expect(payload).toMatch(/data-stall="credit" data-state="done"/)
  expect(payload).toContain('0.1\u00a0s')
  expect(payload).toMatch(/data-stall="payment" data-state="waiting"/)
  expect(payload).toContain('Cancel the order')
})

it.each([
  [204, undefined, 'The order is canceled.'],
  [409, 'order-not-pending', 'It is too late to cancel this order'],
])('tells what has become of a cancellation that the API answers with %i', async (status, code, notice) => {
  const ask = await shopOver({
    getOrder: order,
    getOrderHistory: historyOf([waiting], 'OrderPlaced'),
    cancelOrder: code === undefined ? undefined : aRefusal(status, code),
  })
  const answer = await ask('POST', `/orders/${orderId}/cancellation`)
  expect([answer.statusCode, answer.headers.location]).toEqual([302, `/orders/${orderId}`])
  expect((await ask('GET', `/orders/${orderId}`)).payload).toContain(notice)
})

it('says what a canceled order was canceled for, and that nothing was taken', async () => {
  const canceled = anOrder({ ...order, status: 'CANCELED', cancelReason: 'canceled-by-customer', finishedAt: order.placedAt })
  const ask = await shopOver({
    getOrder: canceled,
    getOrderHistory: historyOf([], 'OrderPlaced', 'StockReserved', 'OrderCanceled', 'StockReleased'),
  })
  const { payload } = await ask('GET', `/de/orders/${orderId}`)
  expect(payload).toContain('Sie haben diese Bestellung storniert.')
  expect(payload).toMatch(/data-stall="stock" data-state="undone"/)
  expect(payload).not.toContain('http-equiv')
})
