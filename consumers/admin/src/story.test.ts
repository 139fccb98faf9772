import { afterAll, describe, expect, it } from 'vitest'
import { anOrder, createMockFetch } from '@souk/client/testing'
import { silentLogger } from '@souk/testing'
import { buildAdmin } from './index.ts'

const orderId = '019b0000-0000-7000-8000-000000000001'
const customerId = '019b0000-0000-7000-8000-000000000002'
const at = '2026-11-28T14:51:47.640Z'
const later = '2026-11-28T14:51:47.649Z'

const order = anOrder({
  orderId,
  customerId,
  placedAt: at,
  deadlineAt: '2026-11-28T14:52:17.640Z',
  finishedAt: null,
  status: 'PENDING',
  stockStatus: 'RECEIVED',
  creditStatus: 'PENDING',
  stockOutcome: 'reserved',
  creditOutcome: null,
  cancelReason: null,
  invoiceNumber: null,
})

const event = { by: 'service' as const, version: 1, schemaVersion: 1, sinceCause: null }
const placed = {
  ...event,
  position: 106,
  at,
  service: 'order' as const,
  stream: `order-${orderId}`,
  data: { customerId },
  eventId: orderId,
  type: 'OrderPlaced',
  step: 'asked' as const,
  causes: [],
}
const held = {
  ...event,
  position: 109,
  at: later,
  service: 'product' as const,
  stream: `reservation-${orderId}`,
  data: {},
  eventId: customerId,
  type: 'StockReserved',
  step: 'answered' as const,
  causes: [{ eventId: orderId, type: 'OrderPlaced', position: 106, milliseconds: 9 }],
}

const app = await buildAdmin({
  logger: silentLogger,
  newId: () => 'the-id',
  gatewayUrl: 'http://shop.example',
  fetch: createMockFetch({
    logIn: { tokenType: 'Bearer', accessToken: 'a', refreshToken: 'r', expiresIn: 600, customerId, role: 'manager' },
    getOrder: order,
    getStory: { orderId, correlationId: orderId, events: [placed, held] },
    getOrderHistory: {
      orderId,
      changes: [],
      waitsFor: [{ subject: 'credit', service: 'customer', since: at, until: order.deadlineAt }],
    },
  }),
  publicUrl: 'http://localhost',
  secrets: ['a key for the cookies of tests, long enough'],
  now: Date.now,
})
afterAll(() => app.close())

const pageAt = async (path: string): Promise<string> => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const { headers } = await app.inject({ method: 'POST', url: '/log-in', headers: form, payload: 'username=a&password=b' })
  const cookie = String(headers['set-cookie']).split(';', 1)[0] ?? ''
  const { payload } = await app.inject({ url: path, headers: { cookie } })
  return payload.replaceAll('<!-- -->', '')
}

describe('the story of an order that is not decided', () => {
  it('says what it waits for, whom, and how long it may', async () => {
    const page = await pageAt(`/orders/${orderId}`)
    expect(page).toContain('Waits for the credit, from Customer')
    expect(page).toContain('It may wait until 14:52:17.640 UTC')
    expect(page).toContain('Waiting for an answer')
    expect(page).toContain('Not decided yet')
  })

  it('tells the event that the address names, also without a script', async () => {
    const page = await pageAt(`/orders/${orderId}?event=106`)
    expect(page).toMatch(/<h2>[^<]*places an order<\/h2>/)
    expect(page).toContain(`href="/orders/${orderId}?event=109#event"`)
  })

  it('is a text, too', async () => {
    expect(await pageAt(`/orders/${orderId}`)).toMatch(/#109 {2}\+9 ms {2}product {2}StockReserved {2}&lt;- #106 {2}Yes, held/)
  })

  it('is not there for what is no id', async () => {
    expect(await pageAt('/orders/1')).toContain('Nothing is at this address')
  })
})
