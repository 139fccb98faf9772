import { describe, expect, it } from 'vitest'
import { MAX_AMOUNT, type CancelReason, type OrderEvent, type PlaceOrder, type SoukEvent } from '@souk/contracts'
import { given } from '@souk/service/testing'
import { TEST_NOW, testId } from '@souk/testing'
import type { ProductRow } from '../view/projectors.ts'
import { cancelOrder, decideOrder, orderAgain, placeOrder } from './commands.ts'

const orderId = testId(1)
const customerId = testId(2)
const [tea, pot, unknown, alsoUnknown] = [testId(11), testId(12), testId(13), testId(14)]
const deadlineAt = '2026-03-14T15:09:56.535Z'

const catalogue: ReadonlyMap<string, ProductRow> = new Map([
  [tea, { name: 'Tea', price: 250, currency: 'GBP', status: 'active' }],
  [pot, { name: 'Pot', price: 1_999, currency: 'GBP', status: 'retired' }],
])
const place = (lines: PlaceOrder['lines']) => placeOrder({ customerId, addressId: null, lines }, { orderId, catalogue, deadlineMs: 30_000 })

const placed: OrderEvent = {
  type: 'OrderPlaced',
  data: {
    orderId,
    customerId,
    addressId: null,
    placedAt: TEST_NOW,
    deadlineAt,
    lines: [{ productId: tea, name: 'Tea', quantity: 3, unitPrice: 250 }],
    total: 750,
    currency: 'GBP',
  },
}
const approved: OrderEvent = { type: 'OrderApproved', data: { orderId, approvedAt: TEST_NOW } }
const finalized: OrderEvent = { type: 'OrderFinalized', data: { orderId, customerId, finalizedAt: TEST_NOW } }
const canceled = (reason: CancelReason, canceledAt = TEST_NOW): OrderEvent => ({
  type: 'OrderCanceled',
  data: { orderId, customerId, canceledAt, reason },
})

describe('placing an order', () => {
  it('takes names and prices from the catalogue, and computes the total', () => {
    given([])
      .when(place([{ productId: tea, quantity: 3 }]))
      .thenEvents([placed])
  })

  it('keeps the price that the customer saw, although the catalogue has another: the saga decides', () => {
    const { decision } = given([]).when(
      place([
        { productId: tea, quantity: 2, unitPrice: 199 },
        { productId: pot, quantity: 1 },
      ]),
    )
    expect(decision).toMatchObject([{ type: 'OrderPlaced', data: { lines: [{ unitPrice: 199 }, { unitPrice: 1_999 }], total: 2_397 } }])
  })

  it('accepts a retired product: the saga decides', () => {
    const { decision } = given([]).when(place([{ productId: pot, quantity: 1 }]))
    expect(decision).toMatchObject([{ type: 'OrderPlaced', data: { total: 1_999 } }])
  })

  it('rejects unknown products, and names them all', () => {
    const { decision } = given([]).when(place([unknown, tea, alsoUnknown].map((productId) => ({ productId, quantity: 1 }))))
    expect(decision).toEqual({ code: 'unknown-product', detail: `no such product: ${unknown}, ${alsoUnknown}` })
  })

  it('accepts a total up to the largest amount, and rejects a larger one', () => {
    const line = { productId: tea, quantity: 10_000, unitPrice: 100_000_000 }
    expect(given([]).when(place([line])).decision).toMatchObject([{ data: { total: MAX_AMOUNT } }])
    given([])
      .when(place([line, { productId: pot, quantity: 1, unitPrice: 1 }]))
      .thenRejected('amount-too-large')
  })

  it('rejects the id of an existing order', () => {
    given([placed])
      .when(place([{ productId: tea, quantity: 1 }]))
      .thenRejected('conflict')
  })
})

describe('ordering the same again', () => {
  const line = (productId: string, name: string, quantity: number) => ({ productId, name, quantity })
  const again = (lines: readonly ReturnType<typeof line>[]) =>
    orderAgain(testId(9), { orderId, customerId, lines, catalogue, deadlineMs: 30_000 })

  it('takes the names and prices of today', () => {
    given([])
      .when(again([line(tea, 'Tea of last year', 3)]))
      .thenEvents([placed])
  })

  it('is refused if products are retired or missing, and names each line', () => {
    const { decision } = given([]).when(again([line(pot, 'Pot', 1), line(tea, 'Tea', 1), line(unknown, 'Cup', 2)]))
    expect(decision).toEqual({
      code: 'lines-unavailable',
      detail: 'Pot is no longer sold; Cup does not exist',
      errors: [
        { path: 'lines.0.productId', message: 'Pot is no longer sold' },
        { path: 'lines.2.productId', message: 'Cup does not exist' },
      ],
    })
  })

  it('is refused if it costs too much by now', () => {
    given([])
      .when(again([line(tea, 'Tea', MAX_AMOUNT)]))
      .thenRejected('amount-too-large')
  })
})

const at = TEST_NOW
/** Possible events of the product service, by the state that they lead to. */
const stocks: Readonly<Record<string, readonly SoukEvent[]>> = {
  none: [],
  reserved: [{ type: 'StockReserved', data: { orderId, reservedAt: at, lines: [{ productId: tea, quantity: 3 }] } }],
  rejected: [{ type: 'StockRejected', data: { orderId, productId: tea, rejectedAt: at, reason: 'out-of-stock' } }],
  released: [
    { type: 'StockReserved', data: { orderId, reservedAt: at, lines: [{ productId: tea, quantity: 3 }] } },
    { type: 'StockReleased', data: { orderId, releasedAt: at } },
  ],
  deducted: [
    { type: 'StockReserved', data: { orderId, reservedAt: at, lines: [{ productId: tea, quantity: 3 }] } },
    { type: 'StockDeducted', data: { orderId, deductedAt: at } },
  ],
  closed: [{ type: 'ReservationClosed', data: { orderId, closedAt: at } }],
}
/** Possible events of the customer service, by the state that they lead to. */
const credits: Readonly<Record<string, readonly SoukEvent[]>> = {
  none: [],
  reserved: [{ type: 'CreditReserved', data: { orderId, customerId, reservedAt: at, amount: 750 } }],
  rejected: [{ type: 'CreditRejected', data: { orderId, customerId, rejectedAt: at, reason: 'insufficient-credit' } }],
  released: [
    { type: 'CreditReserved', data: { orderId, customerId, reservedAt: at, amount: 750 } },
    { type: 'CreditReleased', data: { orderId, releasedAt: at } },
  ],
  charged: [
    { type: 'CreditReserved', data: { orderId, customerId, reservedAt: at, amount: 750 } },
    { type: 'CreditCharged', data: { orderId, chargedAt: at } },
  ],
  closed: [{ type: 'PaymentClosed', data: { orderId, closedAt: at } }],
}
const orders: Readonly<Record<string, readonly SoukEvent[]>> = {
  none: [],
  FINALIZED: [placed, approved, finalized],
  CANCELED: [placed, canceled('canceled-by-customer')],
}
const cells = Object.keys(stocks).flatMap((stock) => Object.keys(credits).map((credit) => [stock, credit] as const))
const answers = (stock: string, credit: string): SoukEvent[] => [...(stocks[stock] ?? []), ...(credits[credit] ?? [])]

describe('deciding a pending order', () => {
  const decided = (stock: string, credit: string) => given([placed, ...answers(stock, credit)]).when(decideOrder(orderId))

  it('finalizes the order in one commit if stock and credit are both reserved', () => {
    decided('reserved', 'reserved').thenEvents([approved, finalized])
  })

  it.each(Object.keys(credits))('cancels the order with the reason of the rejected stock if the credit is %s', (credit) => {
    decided('rejected', credit).thenEvents([canceled('out-of-stock')])
  })

  it.each(Object.keys(stocks).filter((stock) => stock !== 'rejected'))(
    'cancels the order with the reason of the rejected credit if the stock is %s',
    (stock) => {
      decided(stock, 'rejected').thenEvents([canceled('insufficient-credit')])
    },
  )

  it.each(
    cells.filter(([stock, credit]) => stock !== 'rejected' && credit !== 'rejected' && !(stock === 'reserved' && credit === 'reserved')),
  )('waits if stock is %s and credit is %s', (stock, credit) => {
    decided(stock, credit).thenNothing()
  })

  it.each(['unknown-product', 'retired-product', 'price-changed', 'out-of-stock'] as const)('gives %s as the reason', (reason) => {
    given([placed, { type: 'StockRejected', data: { orderId, productId: tea, rejectedAt: at, reason } }])
      .when(decideOrder(orderId))
      .thenEvents([canceled(reason)])
  })

  it.each(['unknown-customer', 'insufficient-credit'] as const)('gives %s as the reason', (reason) => {
    given([placed, { type: 'CreditRejected', data: { orderId, customerId, rejectedAt: at, reason } }])
      .when(decideOrder(orderId))
      .thenEvents([canceled(reason)])
  })
})

describe.each(Object.entries(orders))('deciding an order that is %s', (_status, history) => {
  it.each(cells)('does nothing if stock is %s and credit is %s', (stock, credit) => {
    given([...history, ...answers(stock, credit)])
      .when(decideOrder(orderId))
      .thenNothing()
  })
})

describe('canceling by the customer', () => {
  const command = cancelOrder({ orderId, reason: 'canceled-by-customer' })

  it('cancels a pending order, even after its deadline', () => {
    given([placed])
      .when(command)
      .thenEvents([canceled('canceled-by-customer')])
    const late = '2026-03-15T00:00:00.000Z'
    given([placed])
      .when(command, { now: late })
      .thenEvents([canceled('canceled-by-customer', late)])
  })

  it('is too late once the order is final', () => {
    given([placed, approved, finalized]).when(command).thenRejected('order-not-pending')
    given([placed, canceled('deadline-passed')])
      .when(command)
      .thenRejected('order-not-pending')
  })

  it('is refused for an order that was never placed', () => {
    given([]).when(command).thenRejected('not-found')
  })
})

describe('canceling by the deadline', () => {
  const command = cancelOrder({ orderId, reason: 'deadline-passed' })

  it('cancels a pending order at its deadline or later, but not a millisecond before', () => {
    given([placed])
      .when(command, { now: deadlineAt })
      .thenEvents([canceled('deadline-passed', deadlineAt)])
    const late = '2026-03-15T00:00:00.000Z'
    given([placed])
      .when(command, { now: late })
      .thenEvents([canceled('deadline-passed', late)])
    given([placed]).when(command, { now: '2026-03-14T15:09:56.534Z' }).thenNothing()
  })

  it.each(Object.entries(orders))('does nothing to an order that is %s', (_status, history) => {
    given(history).when(command, { now: deadlineAt }).thenNothing()
  })
})
