import { describe, expect, it } from 'vitest'
import type { CancelReason, SoukEvent } from '@souk/contracts'
import { projected } from '@souk/service/testing'
import { testId } from '@souk/testing'
import { view } from '../subscriptions.ts'
import { changesOf, outcomesOf, waitsOf } from './explain.ts'
import type { OrderRow } from './projectors.ts'

const [orderId, customerId, productId] = [testId(1), testId(2), testId(3)]
const at = (second: number): string => `2026-03-14T15:09:${String(second).padStart(2, '0')}.000Z`
const lines = [{ productId, name: 'Tea', quantity: 3, unitPrice: 250 }]
const deadlineAt = at(31)

const placed: SoukEvent = {
  type: 'OrderPlaced',
  data: { orderId, customerId, addressId: null, placedAt: at(1), deadlineAt, lines, total: 750, currency: 'GBP' },
}
const stockReserved: SoukEvent = { type: 'StockReserved', data: { orderId, reservedAt: at(2), lines: [{ productId, quantity: 3 }] } }
const stockRejected: SoukEvent = { type: 'StockRejected', data: { orderId, productId, rejectedAt: at(2), reason: 'out-of-stock' } }
const stockReleased: SoukEvent = { type: 'StockReleased', data: { orderId, releasedAt: at(6) } }
const stockDeducted: SoukEvent = { type: 'StockDeducted', data: { orderId, deductedAt: at(6) } }
const stockClosed: SoukEvent = { type: 'ReservationClosed', data: { orderId, closedAt: at(6) } }
const creditReserved: SoukEvent = { type: 'CreditReserved', data: { orderId, customerId, reservedAt: at(3), amount: 750 } }
const creditRejected: SoukEvent = {
  type: 'CreditRejected',
  data: { orderId, customerId, rejectedAt: at(3), reason: 'insufficient-credit' },
}
const creditReleased: SoukEvent = { type: 'CreditReleased', data: { orderId, releasedAt: at(7) } }
const creditCharged: SoukEvent = { type: 'CreditCharged', data: { orderId, chargedAt: at(7) } }
const creditClosed: SoukEvent = { type: 'PaymentClosed', data: { orderId, closedAt: at(7) } }
const approved: SoukEvent = { type: 'OrderApproved', data: { orderId, approvedAt: at(5) } }
const finalized: SoukEvent = { type: 'OrderFinalized', data: { orderId, customerId, finalizedAt: at(5) } }
const canceled = (reason: CancelReason): SoukEvent => ({ type: 'OrderCanceled', data: { orderId, customerId, canceledAt: at(5), reason } })
const invoiced: SoukEvent = {
  type: 'InvoiceIssued',
  data: { orderId, customerId, finalizedAt: at(5), issuedAt: at(8), number: '2026-000001', lines, total: 750, currency: 'GBP' },
}

/** The order after these events. Each is a commit, but both of a final order are one. */
const orderAfter = (...events: readonly SoukEvent[]): OrderRow => {
  const commits = events.filter((event) => event !== approved).map((event) => (event === finalized ? [approved, finalized] : [event]))
  // The projectors put nothing else under this id.
  return projected(view, [[placed], ...commits], undefined)('orders').get(orderId) as OrderRow
}
/** Each event with the positions of its causes. */
const causes = (...events: readonly SoukEvent[]) =>
  changesOf(orderAfter(...events)).map(({ event, position, causes: of }) => [
    position,
    event,
    ...of.map((cause) => `${cause.event} ${cause.position}`),
  ])

describe('the causes of a change', () => {
  it('are both answers, if the order is finalized', () => {
    expect(causes(creditReserved, stockReserved, finalized, stockDeducted, creditCharged, invoiced)).toEqual([
      [1, 'OrderPlaced'],
      [2, 'CreditReserved', 'OrderPlaced 1'],
      [3, 'StockReserved', 'OrderPlaced 1'],
      [4, 'OrderApproved', 'CreditReserved 2', 'StockReserved 3'],
      [4, 'OrderFinalized', 'CreditReserved 2', 'StockReserved 3'],
      [5, 'StockDeducted', 'OrderFinalized 4'],
      [6, 'CreditCharged', 'OrderFinalized 4'],
      [7, 'InvoiceIssued', 'OrderFinalized 4'],
    ])
  })

  it.each<[CancelReason, readonly SoukEvent[], readonly string[]]>([
    ['out-of-stock', [stockRejected, creditRejected], ['StockRejected 2']],
    ['out-of-stock', [creditRejected, stockRejected], ['StockRejected 3']],
    ['out-of-stock', [creditReserved, stockRejected], ['StockRejected 3']],
    ['insufficient-credit', [stockReserved, creditRejected], ['CreditRejected 3']],
    ['canceled-by-customer', [stockReserved], []],
    ['deadline-passed', [creditReserved], []],
  ])('are the answer that the order is canceled for: %s', (reason, answers, expected) => {
    const all = causes(...answers, canceled(reason), stockReleased, creditClosed)
    expect(all.slice(answers.length + 1)).toEqual([
      [answers.length + 2, 'OrderCanceled', ...expected],
      [answers.length + 3, 'StockReleased', `OrderCanceled ${answers.length + 2}`],
      [answers.length + 4, 'PaymentClosed', `OrderCanceled ${answers.length + 2}`],
    ])
  })
})

describe('the outcome of stock and credit', () => {
  it.each<[readonly SoukEvent[], string | null, string | null]>([
    [[], null, null],
    [[stockReserved], 'reserved', null],
    [[stockReserved, creditReserved, finalized, stockDeducted, creditCharged], 'deducted', 'charged'],
    [[stockRejected, creditReserved, canceled('out-of-stock'), creditReleased], 'rejected', 'released'],
    [[stockReserved, creditRejected, canceled('insufficient-credit'), stockReleased], 'released', 'rejected'],
    [[canceled('canceled-by-customer'), stockClosed, creditClosed], 'closed', 'closed'],
  ])('tells what was refused from what was given back (%#)', (events, stockOutcome, creditOutcome) => {
    expect(outcomesOf(orderAfter(...events))).toEqual({ stockOutcome, creditOutcome })
  })
})

describe('what an order waits for', () => {
  const stock = { subject: 'stock', service: 'product' }
  const credit = { subject: 'credit', service: 'customer' }
  const decision = { subject: 'order', service: 'order' }
  const invoice = { subject: 'invoice', service: 'accounting' }
  it.each<[string, readonly SoukEvent[], readonly object[]]>([
    ['at first', [], [stock, credit].map((one) => ({ ...one, since: at(1), until: deadlineAt }))],
    ['with its stock reserved', [stockReserved], [{ ...credit, since: at(1), until: deadlineAt }]],
    ['with both reserved', [stockReserved, creditReserved], [{ ...decision, since: at(3), until: deadlineAt }]],
    ['with its stock refused', [stockRejected], [{ ...decision, since: at(2), until: deadlineAt }]],
    [
      'when it is final',
      [stockReserved, creditReserved, finalized],
      [stock, credit, invoice].map((one) => ({ ...one, since: at(5), until: null })),
    ],
    [
      'with all but its invoice',
      [stockReserved, creditReserved, finalized, stockDeducted, creditCharged],
      [{ ...invoice, since: at(5), until: null }],
    ],
    ['when all is done', [stockReserved, creditReserved, finalized, stockDeducted, creditCharged, invoiced], []],
    [
      'when it is canceled',
      [stockReserved, canceled('deadline-passed')],
      [stock, credit].map((one) => ({ ...one, since: at(5), until: null })),
    ],
    ['when it is canceled and all is given back', [stockReserved, canceled('deadline-passed'), stockReleased, creditClosed], []],
  ])('%s', (_when, events, expected) => {
    expect(waitsOf(orderAfter(...events))).toEqual(expected)
  })
})
