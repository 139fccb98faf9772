import { afterAll, describe, expect, it } from 'vitest'
import { aCustomer, aPage, aRefusal, createMockFetch, tokens } from '@souk/client/testing'
import { silentLogger } from '@souk/testing'
import { buildAdmin } from './index.ts'

const id = '019b0000-0000-7000-8000-000000000001'

/** Only the customer service answers. */
const mocks = createMockFetch({
  logIn: tokens({ customerId: '019b0000-0000-7000-8000-000000000002', role: 'manager' }),
  listCustomers: aPage(aCustomer({ email: 'ada@example.org' })),
})
const app = await buildAdmin({
  logger: silentLogger,
  newId: () => 'the-id',
  gatewayUrl: 'http://shop.example',
  fetch: async (request) => (new URL(request.url).pathname.startsWith('/customer/') ? mocks(request) : aRefusal(503, 'unavailable')),
  publicUrl: 'http://localhost',
  secrets: ['a key for the cookies of tests, long enough'],
  now: Date.now,
})
afterAll(() => app.close())

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const begun = await app.inject({ method: 'POST', url: '/log-in', headers: form, payload: 'username=a&password=b' })
const cookie = String(begun.headers['set-cookie']).split(';', 1)[0] ?? ''
const show = async (url: string) => {
  const { statusCode, payload } = await app.inject({ url, headers: { cookie } })
  return { statusCode, payload }
}

describe('while the other services do not answer', () => {
  it('the list of customers is there', async () => {
    const { statusCode, payload } = await show('/customers')
    expect([statusCode, payload.includes('ada@example.org')]).toEqual([200, true])
  })

  it('every page says that something needs somebody', async () => {
    expect((await show('/customers')).payload).toContain('Operations<span>1</span>')
  })

  it('so is a customer with the credit, and the page says what is missing', async () => {
    const { statusCode, payload } = await show(`/customers/${id}`)
    expect(statusCode).toBe(200)
    expect(payload).toContain('Change the credit')
    expect(payload).toContain('The log does not answer just now.')
    expect(payload.match(/does not answer</g)?.length).toBeGreaterThan(2)
  })

  it('who forgets a customer still learns what stays', async () => {
    const { statusCode, payload } = await show(`/customers/${id}/forget`)
    expect([statusCode, payload.includes('Name and address on invoices')]).toEqual([200, true])
  })

  it('revenue says that accounting does not answer, and invoices are not available', async () => {
    const revenue = await show('/revenue?of=product')
    expect([revenue.statusCode, revenue.payload.includes('Accounting does not answer just now.')]).toEqual([200, true])
    expect((await show('/invoices')).statusCode).toBe(503)
  })
})
