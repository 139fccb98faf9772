import { describe, expect, it } from 'vitest'
import { MAX_ORDER_LINES, type SoukEvent } from '@souk/contracts'
import { isRejection } from '@souk/service/aggregate'
import { given, projected } from '@souk/service/testing'
import { testId } from '@souk/testing'
import { teaAdded } from '../../testing/samples.ts'
import { placeOrder } from '../domain/commands.ts'
import { view } from '../subscriptions.ts'

const orderId = testId(1)
const customerId = testId(2)
const productId = testId(3)
const at = (second: number): string => `2026-03-14T15:09:${String(second).padStart(2, '0')}.000Z`

const lines = [{ productId, name: 'Tea', quantity: 3, unitPrice: 250 }]
const placed: SoukEvent = {
  type: 'OrderPlaced',
  data: { orderId, customerId, addressId: null, placedAt: at(1), deadlineAt: at(31), lines, total: 750, currency: 'GBP' },
}
const stockReserved: SoukEvent = {
  type: 'StockReserved',
  data: { orderId, reservedAt: at(2), lines: [{ productId, quantity: 3 }] },
}
const creditReserved: SoukEvent = { type: 'CreditReserved', data: { orderId, customerId, reservedAt: at(3), amount: 750 } }
const finalized: readonly SoukEvent[] = [
  { type: 'OrderApproved', data: { orderId, approvedAt: at(4) } },
  { type: 'OrderFinalized', data: { orderId, customerId, finalizedAt: at(4) } },
]
const deducted: SoukEvent = { type: 'StockDeducted', data: { orderId, deductedAt: at(5) } }
const charged: SoukEvent = { type: 'CreditCharged', data: { orderId, chargedAt: at(6) } }
const invoiced: SoukEvent = {
  type: 'InvoiceIssued',
  data: { orderId, customerId, finalizedAt: at(4), issuedAt: at(7), number: '2026-000001', lines, total: 750, currency: 'GBP' },
}
const canceled: SoukEvent = { type: 'OrderCanceled', data: { orderId, customerId, canceledAt: at(4), reason: 'canceled-by-customer' } }

const orderAfter = (commits: readonly (readonly SoukEvent[])[]) => projected(view, commits, undefined)('orders').get(orderId)

describe('the view of an order', () => {
  it('is pending in every status after it was placed; its lines have their own row', () => {
    const rows = projected(view, [[placed]], undefined)
    expect(rows('orders').get(orderId)).toEqual({
      orderId,
      position: 1,
      customerId,
      addressId: null,
      correlationId: testId(800_001),
      placedAt: at(1),
      deadlineAt: at(31),
      finishedAt: null,
      status: 'PENDING',
      stockStatus: 'PENDING',
      creditStatus: 'PENDING',
      cancelReason: null,
      missingProductId: null,
      invoiceNumber: null,
      total: 750,
      currency: 'GBP',
      history: [{ at: at(1), position: 1, subject: 'order', status: 'PENDING', event: 'OrderPlaced', by: 'service' }],
    })
    expect(rows('lines').get(orderId)).toEqual({ orderId, position: 1, lines })
  })

  it.each([
    ['the largest order there may be', MAX_ORDER_LINES],
    ['an order that was accepted under a higher limit', 2 * MAX_ORDER_LINES],
  ])('has all lines of %s', (_, count) => {
    const wanted = Array.from({ length: count }, (__, index) => ({ productId: testId(1_000 + index), quantity: 2 }))
    const catalogue = new Map(
      wanted.map((line) => [line.productId, { name: 'Tea', price: 250, currency: 'GBP', status: 'active' as const }]),
    )
    const { decision } = given([]).when(
      placeOrder({ customerId, addressId: null, lines: wanted }, { orderId, catalogue, deadlineMs: 30_000 }),
    )
    const rows = projected(view, [isRejection(decision) ? [] : decision], undefined)
    expect(rows('lines').get(orderId)).toEqual({
      orderId,
      position: 1,
      lines: wanted.map((line) => ({ ...line, name: 'Tea', unitPrice: 250 })),
    })
    expect(rows('orders').get(orderId)).toMatchObject({ status: 'PENDING', total: 500 * count })
  })

  it.each(['out-of-stock', 'price-changed'] as const)('knows the product of which there was too little, and no other one: %s', (reason) => {
    const rejected: SoukEvent = { type: 'StockRejected', data: { orderId, productId, rejectedAt: at(2), reason } }
    expect(orderAfter([[placed], [rejected]])).toMatchObject({ missingProductId: reason === 'out-of-stock' ? productId : null })
  })

  it('shows the whole history of a finalized order', () => {
    expect(orderAfter([[placed], [stockReserved], [creditReserved], finalized, [deducted], [charged], [invoiced]])).toMatchObject({
      status: 'FINALIZED',
      stockStatus: 'APPROVED',
      creditStatus: 'APPROVED',
      finishedAt: at(4),
      cancelReason: null,
      invoiceNumber: '2026-000001',
      history: [
        { at: at(1), position: 1, subject: 'order', status: 'PENDING', event: 'OrderPlaced', by: 'service' },
        { at: at(2), position: 2, subject: 'stock', status: 'RECEIVED', event: 'StockReserved', by: 'service' },
        { at: at(3), position: 3, subject: 'credit', status: 'RECEIVED', event: 'CreditReserved', by: 'service' },
        { at: at(4), position: 4, subject: 'order', status: 'APPROVED', event: 'OrderApproved', by: 'service' },
        { at: at(4), position: 4, subject: 'order', status: 'FINALIZED', event: 'OrderFinalized', by: 'service' },
        { at: at(5), position: 5, subject: 'stock', status: 'APPROVED', event: 'StockDeducted', by: 'service' },
        { at: at(6), position: 6, subject: 'credit', status: 'APPROVED', event: 'CreditCharged', by: 'service' },
        { at: at(7), position: 7, subject: 'invoice', status: 'ISSUED', event: 'InvoiceIssued', by: 'service' },
      ],
    })
  })

  it.each<[string, SoukEvent[]]>([
    [
      'both were held',
      [
        stockReserved,
        creditReserved,
        canceled,
        { type: 'StockReleased', data: { orderId, releasedAt: at(5) } },
        { type: 'CreditReleased', data: { orderId, releasedAt: at(6) } },
      ],
    ],
    [
      'neither was held',
      [
        canceled,
        { type: 'ReservationClosed', data: { orderId, closedAt: at(5) } },
        { type: 'PaymentClosed', data: { orderId, closedAt: at(6) } },
      ],
    ],
    [
      'the stock was rejected, and the credit closed',
      [
        { type: 'StockRejected', data: { orderId, productId, rejectedAt: at(2), reason: 'out-of-stock' } },
        canceled,
        { type: 'PaymentClosed', data: { orderId, closedAt: at(6) } },
      ],
    ],
    [
      'the credit was rejected, and the stock released',
      [
        { type: 'CreditRejected', data: { orderId, customerId, rejectedAt: at(2), reason: 'insufficient-credit' } },
        stockReserved,
        canceled,
        { type: 'StockReleased', data: { orderId, releasedAt: at(6) } },
      ],
    ],
    [
      'the stock was held only after it had been canceled',
      [
        canceled,
        stockReserved,
        { type: 'StockReleased', data: { orderId, releasedAt: at(6) } },
        { type: 'PaymentClosed', data: { orderId, closedAt: at(7) } },
      ],
    ],
  ])('ends with stock and credit denied when it was canceled and %s', (_case, events) => {
    expect(orderAfter([[placed], ...events.map((event) => [event])])).toMatchObject({
      status: 'CANCELED',
      stockStatus: 'DENIED',
      creditStatus: 'DENIED',
      finishedAt: at(4),
      cancelReason: 'canceled-by-customer',
      invoiceNumber: null,
    })
  })

  it('ends the same in whatever order the other services answer', () => {
    const { history: _one, ...one } = orderAfter([
      [placed],
      [stockReserved],
      [creditReserved],
      finalized,
      [deducted],
      [charged],
      [invoiced],
    ]) as {
      history: unknown
    }
    const { history: _other, ...other } = orderAfter([
      [placed],
      [creditReserved],
      [stockReserved],
      finalized,
      [invoiced],
      [charged],
      [deducted],
    ]) as { history: unknown }
    expect(other).toEqual(one)
  })

  it('skips events of an order that was never placed', () => {
    const others: SoukEvent[] = [stockReserved, creditReserved, ...finalized, deducted, charged, invoiced, canceled]
    const rows = projected(
      view,
      others.map((event) => [event]),
      undefined,
    )
    expect(rows('orders').size).toBe(0)
    expect(rows('lines').size).toBe(0)
  })
})

describe('the view of the catalogue', () => {
  const added = teaAdded({ productId, categoryId: testId(4), addedAt: at(1) })
  const productAfter = (events: readonly SoukEvent[]) =>
    projected(
      view,
      events.map((event) => [event]),
      undefined,
    )('products').get(productId)

  it('has the name, price and currency of a product', () => {
    expect(productAfter([added])).toEqual({ name: 'Tea', price: 250, currency: 'GBP', status: 'active' })
  })

  it('follows the changes of a product', () => {
    expect(
      productAfter([
        added,
        { type: 'ProductDetailsChanged', data: { productId, changedAt: at(2), name: 'Green tea' } },
        { type: 'ProductDetailsChanged', data: { productId, changedAt: at(3), supplier: 'Somebody' } },
        { type: 'ProductPriceChanged', data: { productId, changedAt: at(4), price: 300, currency: 'GBP' } },
        { type: 'ProductRetired', data: { productId, retiredAt: at(5) } },
      ]),
    ).toEqual({ name: 'Green tea', price: 300, currency: 'GBP', status: 'retired' })
    expect(
      productAfter([
        added,
        { type: 'ProductRetired', data: { productId, retiredAt: at(5) } },
        { type: 'ProductRestored', data: { productId, restoredAt: at(6) } },
      ]),
    ).toEqual({ name: 'Tea', price: 250, currency: 'GBP', status: 'active' })
  })

  it('skips changes of a product that was never added', () => {
    expect(productAfter([{ type: 'ProductRetired', data: { productId, retiredAt: at(5) } }])).toBeUndefined()
  })
})
