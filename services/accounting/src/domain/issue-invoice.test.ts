import { describe, it } from 'vitest'
import type { SoukEvent } from '@souk/contracts'
import { given } from '@souk/service/testing'
import { TEST_NOW, testId } from '@souk/testing'
import { issueInvoiceCommand } from './commands.ts'

const orderId = testId(1)
const customerId = testId(2)
const finalizedAt = '2026-03-14T15:09:26.000Z'
const lines = [{ productId: testId(3), name: 'Chai', quantity: 2, unitPrice: 1_800 }]
const placed: SoukEvent = {
  type: 'OrderPlaced',
  data: { orderId, customerId, addressId: null, placedAt: finalizedAt, deadlineAt: finalizedAt, lines, total: 3_600, currency: 'EUR' },
}
const approved: SoukEvent = { type: 'OrderApproved', data: { orderId, approvedAt: finalizedAt } }
const finalized = (at = finalizedAt): SoukEvent => ({ type: 'OrderFinalized', data: { orderId, customerId, finalizedAt: at } })
const canceled: SoukEvent = { type: 'OrderCanceled', data: { orderId, customerId, canceledAt: finalizedAt, reason: 'deadline-passed' } }
const taken = (year: number, count: number): SoukEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    type: 'InvoiceNumberAssigned',
    data: { orderId: testId(1_000 + index), assignedAt: finalizedAt, year, sequence: index + 1 },
  }))
const issued = (year: number, sequence: number, at = finalizedAt): SoukEvent[] => [
  { type: 'InvoiceNumberAssigned', data: { orderId, assignedAt: TEST_NOW, year, sequence } },
  {
    type: 'InvoiceIssued',
    data: {
      orderId,
      finalizedAt: at,
      issuedAt: TEST_NOW,
      number: `${String(year).padStart(4, '0')}-${String(sequence).padStart(6, '0')}`,
      customerId,
      lines,
      total: 3_600,
      currency: 'EUR',
    },
  },
]
const issue = (at = finalizedAt) => issueInvoiceCommand({ orderId, finalizedAt: at })

describe('a finalized order without an invoice', () => {
  const order = [placed, approved, finalized()]

  it('gets number 1 in a new year, with the lines of the order', () => given(order).when(issue()).thenEvents(issued(2026, 1)))

  it('gets the next number of its year', () =>
    given([...order, ...taken(2026, 41)])
      .when(issue())
      .thenEvents(issued(2026, 42)))

  it('does not count the numbers of other years', () =>
    given([...order, ...taken(2025, 7), ...taken(2027, 2)])
      .when(issue())
      .thenEvents(issued(2026, 1)))

  it.each([
    ['2025-12-31T23:59:59.999Z', 2025],
    ['2026-01-01T00:00:00.000Z', 2026],
    // A clock that is wrong must not make an invoice that nobody can read.
    ['1999-12-31T23:59:59.999Z', 1999],
    ['0099-01-01T00:00:00.000Z', 99],
    ['9999-12-31T23:59:59.999Z', 9999],
  ])('finalized at %s gets its number in %i (UTC), whenever it is issued', (at, year) =>
    given([placed, approved, finalized(at)])
      .when(issue(at))
      .thenEvents(issued(year, 1, at)),
  )
})

describe('an invoice', () => {
  const seller = { businessName: 'Souk', postalAddress: 'Market Lane 1', taxNumber: 'DE 1' }
  const recipient = { subject: `invoice-2026-${customerId}`, iv: 'aaaa', ciphertext: 'bbbb', tag: 'cccc' }
  const reserved: SoukEvent = { type: 'CreditReserved', data: { orderId, customerId, reservedAt: finalizedAt, amount: 3_600, recipient } }
  const [assigned, invoiced] = issued(2026, 1)

  it('says who sells and, sealed, whom it is for', () => {
    if (assigned === undefined || invoiced?.type !== 'InvoiceIssued') throw new TypeError('there is no invoice')
    given([placed, reserved, approved, finalized()])
      .when(issueInvoiceCommand({ orderId, finalizedAt }, seller))
      .thenEvents([assigned, { ...invoiced, data: { ...invoiced.data, seller, recipient } }])
  })
})

describe('an order with an invoice', () => {
  it('gets no second one', () =>
    given([placed, approved, finalized(), ...issued(2026, 1)])
      .when(issue())
      .thenNothing())
})

describe('an order that is not finalized', () => {
  it.each([
    ['is pending', [placed]],
    ['is canceled', [placed, canceled]],
    ['was never placed', [finalized()]],
  ])('gets no invoice: it %s', (_case, history) => given(history).when(issue()).thenRejected('conflict'))
})
