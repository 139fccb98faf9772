import { describe, expect, it } from 'vitest'
import { MAX_ORDER_LINES, type SoukEvent } from '@souk/contracts'
import { isRejection } from '@souk/service/aggregate'
import { given, projected } from '@souk/service/testing'
import { TEST_NOW, testId } from '@souk/testing'
import {
  categoryAdded,
  categoryRestored,
  categoryRetired,
  OFFICE,
  ORDER,
  PAPER,
  priceChanged,
  productAdded,
  productRestored,
  productRetired,
  reservationClosed,
  stocked,
  stockDeducted,
  stockRejected,
  stockReleased,
  stockReserved,
} from '../../testing/samples.ts'
import { deductStock, reserveStock } from '../domain/commands.ts'
import { product } from '../domain/product.ts'
import { view } from '../subscriptions.ts'

const edited = { changedAt: TEST_NOW, changedBy: { id: 'test', kind: 'service' } }

const rowsAfter = (...commits: readonly SoukEvent[][]) => projected(view, commits, undefined)

describe('the view', () => {
  it('shows a product with its units and the version of its stream', () => {
    const rows = rowsAfter(stocked(10), stockReserved([[PAPER, 4]]), stockDeducted([[PAPER, 4]]), [priceChanged(300)], [productRetired()])
    expect(rows('products').get(PAPER)).toEqual({
      status: 'retired',
      productId: PAPER,
      position: 1,
      categoryId: OFFICE,
      addedAt: TEST_NOW,
      name: 'Paper',
      description: '500 sheets',
      slugWords: 'paper',
      supplier: 'Mill',
      price: 300,
      currency: 'EUR',
      formerPrices: [{ price: 250, currency: 'EUR', endedAt: TEST_NOW }],
      picture: null,
      pictures: null,
      stocked: 10,
      onHand: 6,
      reserved: 0,
      sold: 4,
      revision: 3,
      version: 6,
      ...edited,
    })
  })

  it('keeps the entry of a product as each change of it has made it', () => {
    const rows = rowsAfter(stocked(10), stockReserved([[PAPER, 4]]), [priceChanged(300)], stockDeducted([[PAPER, 4]]), [productRetired()])
    const entry = {
      status: 'active',
      productId: PAPER,
      categoryId: OFFICE,
      addedAt: TEST_NOW,
      name: 'Paper',
      description: '500 sheets',
      slugWords: 'paper',
      supplier: 'Mill',
      price: 250,
      currency: 'EUR',
      picture: null,
      pictures: null,
      revision: 1,
    }
    expect([...rows('revisions').values()]).toEqual([
      { productId: PAPER, version: 1, entry },
      { productId: PAPER, version: 4, entry: { ...entry, price: 300, revision: 2 } },
      { productId: PAPER, version: 6, entry: { ...entry, price: 300, status: 'retired', revision: 3 } },
    ])
  })

  it('shows a restored product as it was, without a picture that was removed', () => {
    const details = (picture: string | null): SoukEvent => ({
      type: 'ProductDetailsChanged',
      data: { productId: PAPER, changedAt: TEST_NOW, picture },
    })
    const history = [stocked(10), [details('https://souk.test/a.png')]]
    expect(rowsAfter(...history)('products').get(PAPER)).toMatchObject({ picture: 'https://souk.test/a.png' })
    const removed = rowsAfter(...history, [details(null)])('products').get(PAPER)
    expect(removed).toMatchObject({ picture: null, status: 'active', revision: 3, version: 4 })
    expect(rowsAfter(...history, [details(null)], [productRetired()], [productRestored()])('products').get(PAPER)).toEqual({
      ...removed,
      revision: 5,
      version: 6,
    })
  })

  it('shows the same state of a product that commands decide on', () => {
    const history = [stocked(10), stockReserved([[PAPER, 4]]), stockReleased([[PAPER, 4]])]
    let state = product.initialState
    for (const event of history.flat()) {
      if (event.type === 'StockReserved' || event.type === 'StockReleased') continue
      if (
        event.type === 'ProductAdded' ||
        event.type === 'StockAdjusted' ||
        event.type === 'UnitsReserved' ||
        event.type === 'UnitsReleased'
      ) {
        state = product.evolve(state, event)
      }
    }
    expect(rowsAfter(...history)('products').get(PAPER)).toEqual({ ...state, ...edited, position: 1, version: 4 })
  })

  it('shows a category', () => {
    expect(rowsAfter([categoryAdded()], [categoryRetired()], [categoryRestored()])('categories').get(OFFICE)).toMatchObject({
      status: 'active',
      revision: 3,
    })
    expect(rowsAfter([categoryAdded()], [categoryRetired()])('categories').get(OFFICE)).toEqual({
      status: 'retired',
      categoryId: OFFICE,
      parentId: null,
      position: 1,
      addedAt: TEST_NOW,
      name: 'Office',
      description: 'For desks.',
      slugWords: 'office',
      revision: 2,
      version: 2,
      ...edited,
    })
  })

  const lines = [{ productId: PAPER, quantity: 4 }]
  const nothing = { rejection: null, lines: [] }
  it.each<[string, SoukEvent[][], object]>([
    ['reserved', [stockReserved([[PAPER, 4]])], { status: 'RECEIVED', rejection: null, lines, version: 1 }],
    [
      'rejected',
      [[stockRejected(PAPER, 'price-changed')]],
      { status: 'DENIED', rejection: { reason: 'price-changed', productId: PAPER }, lines: [], version: 1 },
    ],
    ['released', [stockReserved([[PAPER, 4]]), stockReleased([[PAPER, 4]])], { status: 'DENIED', rejection: null, lines, version: 2 }],
    ['deducted', [stockReserved([[PAPER, 4]]), stockDeducted([[PAPER, 4]])], { status: 'APPROVED', rejection: null, lines, version: 2 }],
    ['closed', [[reservationClosed()]], { status: 'DENIED', ...nothing, version: 1 }],
  ])('shows a reservation that is %s', (outcome, history, expected) => {
    const row = rowsAfter(stocked(10), ...history)('reservations').get(ORDER)
    expect(row).toEqual({ orderId: ORDER, outcome, decidedAt: TEST_NOW, changedAt: TEST_NOW, ...expected })
  })

  it.each([
    ['the largest order there may be', MAX_ORDER_LINES],
    ['an order that was accepted under a higher limit', 2 * MAX_ORDER_LINES],
  ])('has all lines of %s, reserved and then sold', (_, count) => {
    const ordered = Array.from({ length: count }, (__, index) => ({ productId: testId(1_000 + index), quantity: 2 }))
    const shelves = ordered.flatMap(({ productId }) => stocked(5, productId))
    const wanted = ordered.map((line) => ({ ...line, unitPrice: 250 }))
    const command = reserveStock({ orderId: ORDER, placedAt: TEST_NOW, currency: 'EUR', lines: wanted }, { priceGraceMs: 60_000 })
    const { decision: reserved } = given(shelves).when(command)
    if (isRejection(reserved)) throw new Error(reserved.detail)
    const { decision: sold } = given([...shelves, ...reserved]).when(deductStock(ORDER))
    const rows = rowsAfter(shelves, [...reserved], isRejection(sold) ? [] : [...sold])
    expect(rows('reservations').get(ORDER)).toMatchObject({ status: 'APPROVED', lines: ordered })
    for (const { productId } of ordered) expect(rows('products').get(productId)).toMatchObject({ onHand: 3, reserved: 0, sold: 2 })
  })

  it('gives a row that lacks an event version 0, so that it is no snapshot', () => {
    const rows = new Map<string, object>()
    const located = (version: number, event: SoukEvent) => ({
      stream: `product-${PAPER}`,
      version,
      position: version,
      at: TEST_NOW,
      actor: { kind: 'service' as const, id: 'test' },
      correlationId: ORDER,
      eventId: ORDER,
      event,
    })
    const set = {
      get: (_: string, id: string) => rows.get(id),
      put: (_: string, id: string, row: object) => void rows.set(id, row),
      remove: () => undefined,
    }
    view.apply(set, located(1, productAdded()), undefined)
    expect(rows.get(PAPER)).toMatchObject({ version: 1 })
    view.apply(set, located(3, priceChanged(300)), undefined)
    expect(rows.get(PAPER)).toMatchObject({ version: 0, price: 300 })
    view.apply(set, located(4, priceChanged(310)), undefined)
    expect(rows.get(PAPER)).toMatchObject({ version: 0, price: 310 })
  })

  it('refuses changes of what was never added, so that the event is parked', () => {
    expect(() => rowsAfter([priceChanged(300)])).toThrow('never added')
    expect(() => rowsAfter([categoryRetired()])).toThrow('never added')
  })
})
