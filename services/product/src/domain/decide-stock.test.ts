import { describe, expect, it } from 'vitest'
import type { EventIn, SoukEvent } from '@souk/contracts'
import { isRejection } from '@souk/service/aggregate'
import { given } from '@souk/service/testing'
import { TEST_NOW } from '@souk/testing'
import {
  INK,
  ORDER,
  OTHER_ORDER,
  PAPER,
  PENS,
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
import { deductStock, releaseStock, reserveStock } from './commands.ts'
import { product, type ProductState } from './product.ts'

type Line = readonly [productId: string, quantity: number, unitPrice?: number]

/** A time some milliseconds after (or before) the time of all other events. */
const after = (milliseconds: number): string => new Date(Date.parse(TEST_NOW) + milliseconds).toISOString()

const reserve = (lines: readonly Line[], { orderId = ORDER, currency = 'EUR', placedAt = TEST_NOW, priceGraceMs = 60_000 } = {}) => {
  const wanted = lines.map(([productId, quantity, unitPrice = 250]) => ({ productId, quantity, unitPrice }))
  return reserveStock({ orderId, placedAt, currency, lines: wanted }, { priceGraceMs })
}

const shelves = [...stocked(10), ...stocked(5, PENS)]

describe('reserving the stock of an order', () => {
  it('reserves all lines in one commit', () => {
    const lines = [
      [PAPER, 10],
      [PENS, 2],
    ] as const
    given(shelves).when(reserve(lines)).thenEvents(stockReserved(lines))
  })

  it('reserves the last unit', () => {
    given([...stocked(3), ...stockReserved([[PAPER, 2]], OTHER_ORDER)])
      .when(reserve([[PAPER, 1]]))
      .thenEvents(stockReserved([[PAPER, 1]]))
  })

  it('reserves no line if one is out of stock', () => {
    given(shelves)
      .when(
        reserve([
          [PAPER, 1],
          [PENS, 6],
        ]),
      )
      .thenEvents([stockRejected(PENS, 'out-of-stock')])
  })

  it('does not reserve units that are reserved for another order, or sold', () => {
    const others = [...stockReserved([[PAPER, 6]], OTHER_ORDER)]
    given([...stocked(10), ...others])
      .when(reserve([[PAPER, 5]]))
      .thenEvents([stockRejected(PAPER, 'out-of-stock')])
    given([...stocked(10), ...others, ...stockDeducted([[PAPER, 6]], OTHER_ORDER)])
      .when(reserve([[PAPER, 5]]))
      .thenEvents([stockRejected(PAPER, 'out-of-stock')])
  })

  it('reserves units that were released', () => {
    given([...stocked(10), ...stockReserved([[PAPER, 6]], OTHER_ORDER), ...stockReleased([[PAPER, 6]], OTHER_ORDER)])
      .when(reserve([[PAPER, 10]]))
      .thenEvents(stockReserved([[PAPER, 10]]))
  })

  it('is rejected at an outdated price, or in another currency', () => {
    given([...stocked(10), priceChanged(300)])
      .when(reserve([[PAPER, 1, 250]], { placedAt: after(60_001) }))
      .thenEvents([stockRejected(PAPER, 'price-changed')])
    given(stocked(10))
      .when(reserve([[PAPER, 1]], { currency: 'USD' }))
      .thenEvents([stockRejected(PAPER, 'price-changed')])
  })

  it('is made for a product that was retired and is restored', () => {
    given([...stocked(10), productRetired(), productRestored()])
      .when(reserve([[PAPER, 1]]))
      .thenEvents(stockReserved([[PAPER, 1]]))
  })

  it('is rejected for a product that does not exist or is retired', () => {
    given([])
      .when(reserve([[PAPER, 1]]))
      .thenEvents([stockRejected(PAPER, 'unknown-product')])
    given([...stocked(10), productRetired()])
      .when(reserve([[PAPER, 1]]))
      .thenEvents([stockRejected(PAPER, 'retired-product')])
  })

  const history = [...stocked(1), ...stocked(10, PENS), productAdded(INK), productRetired(INK)]
  const out: Line = [PAPER, 2]
  const dear: Line = [PENS, 1, 999]
  const dearAndOut: Line = [PENS, 11, 999]
  const retired: Line = [INK, 1, 999]
  const unknown: Line = [OTHER_ORDER, 1]
  it.each<[string, Line[], SoukEvent]>([
    ['an unknown product before all', [out, dear, retired, unknown], stockRejected(OTHER_ORDER, 'unknown-product')],
    ['a retired product before a price', [out, dear, retired], stockRejected(INK, 'retired-product')],
    ['a price before the stock', [out, dear], stockRejected(PENS, 'price-changed')],
    ['a price before the stock of the same line', [dearAndOut], stockRejected(PENS, 'price-changed')],
    ['the first line that has the same fault', [[PENS, 11], out], stockRejected(PENS, 'out-of-stock')],
  ])('is told of %s', (_case, lines, expected) => {
    given(history).when(reserve(lines)).thenEvents([expected])
  })

  it('must name each product once', () => {
    const twice = reserve([
      [PAPER, 6],
      [PAPER, 6],
    ])
    expect(() => given(stocked(10)).when(twice)).toThrow('more than once')
  })
})

describe('a price that has ended', () => {
  const outcome = (history: readonly SoukEvent[], unitPrice: number, order: { placedAt?: string; priceGraceMs?: number } = {}): string => {
    const { decision } = given([...stocked(10), ...history]).when(reserve([[PAPER, 1, unitPrice]], order))
    if (isRejection(decision)) throw new Error(decision.detail)
    const [event] = decision
    return event?.type === 'StockRejected' ? event.data.reason : String(event?.type)
  }
  const changed = [priceChanged(310)]

  it.each([
    ['in the millisecond in which it ended', 0, 'StockReserved'],
    ['at the end of the grace', 60_000, 'StockReserved'],
    ['after the grace', 60_001, 'price-changed'],
    ['before it ended, although the reaction comes later', -5_000, 'StockReserved'],
  ])('is decided for an order that was placed %s', (_when, milliseconds, expected) => {
    expect(outcome(changed, 250, { placedAt: after(milliseconds) })).toBe(expected)
  })

  it('does not depend on the time of the reaction', () => {
    const late = reserve([[PAPER, 1, 250]], { placedAt: after(1_000) })
    given([...stocked(10), ...changed])
      .when(late, { now: after(3_600_000) })
      .thenEvents([
        { type: 'StockReserved', data: { orderId: ORDER, reservedAt: after(3_600_000), lines: [{ productId: PAPER, quantity: 1 }] } },
        { type: 'UnitsReserved', data: { productId: PAPER, orderId: ORDER, reservedAt: after(3_600_000), quantity: 1 } },
      ])
  })

  it('has the grace that is set, and none if that is 0', () => {
    expect(outcome(changed, 250, { placedAt: after(7_200_000), priceGraceMs: 7_200_000 })).toBe('StockReserved')
    expect(outcome(changed, 250, { placedAt: after(1), priceGraceMs: 0 })).toBe('price-changed')
    expect(outcome(changed, 250, { placedAt: after(-1), priceGraceMs: 0 })).toBe('StockReserved')
    expect(outcome(changed, 310, { placedAt: after(1), priceGraceMs: 0 })).toBe('StockReserved')
  })

  it('is never one that the product has not had', () => {
    expect(outcome(changed, 280)).toBe('price-changed')
    given([...stocked(10), ...changed])
      .when(reserve([[PAPER, 1, 250]], { currency: 'USD' }))
      .thenEvents([stockRejected(PAPER, 'price-changed')])
  })

  it('is any of several that ended within the grace', () => {
    const history = [priceChanged(310), priceChanged(290, PAPER, after(20_000)), priceChanged(330, PAPER, after(50_000))]
    const at = (milliseconds: number) =>
      [250, 310, 290, 330].filter((price) => outcome(history, price, { placedAt: after(milliseconds) }) === 'StockReserved')
    expect(at(60_000)).toEqual([250, 310, 290, 330])
    expect(at(60_001)).toEqual([310, 290, 330])
    expect(at(80_001)).toEqual([290, 330])
    expect(at(110_001)).toEqual([330])
  })

  it('counts from its last end, if the product had it more than once', () => {
    const history = [priceChanged(310), priceChanged(250, PAPER, after(30_000)), priceChanged(310, PAPER, after(90_000))]
    expect(outcome(history, 250, { placedAt: after(150_000) })).toBe('StockReserved')
    expect(outcome(history, 250, { placedAt: after(150_001) })).toBe('price-changed')
  })

  it('ended no later than the next one, even if the clock was set back in between', () => {
    const history = [priceChanged(310, PAPER, after(3_600_000)), priceChanged(290)]
    expect(outcome(history, 250, { placedAt: after(60_000) })).toBe('StockReserved')
    expect(outcome(history, 250, { placedAt: after(60_001) })).toBe('price-changed')
    expect(outcome(history, 310, { placedAt: after(60_001) })).toBe('price-changed')
  })

  it('does not help a retired product, or one without stock', () => {
    expect(outcome([...changed, productRetired()], 250)).toBe('retired-product')
    given([...stocked(1), ...changed])
      .when(reserve([[PAPER, 2, 250]]))
      .thenEvents([stockRejected(PAPER, 'out-of-stock')])
  })

  const changes = (count: number, everyMs: number): SoukEvent[] =>
    Array.from({ length: count }, (_, index) => priceChanged(1_000 + index, PAPER, after(index * everyMs)))

  it('is one of the last 200, so that the state stays small', () => {
    const history = changes(250, 1)
    const last = { placedAt: after(249) }
    expect(outcome(history, 1_000 + 249, last)).toBe('StockReserved')
    expect(outcome(history, 1_000 + 49, last)).toBe('StockReserved')
    expect(outcome(history, 1_000 + 48, last)).toBe('price-changed')
  })

  it('is forgotten when no setting could make it count any more', () => {
    const day = 86_400_000
    const state = [productAdded(), ...changes(5, day / 2)].reduce<ProductState>(
      (before, event) => product.evolve(before, event as EventIn<'product'>),
      product.initialState,
    )
    expect(state).toMatchObject({
      price: 1_004,
      formerPrices: [
        { price: 1_001, currency: 'EUR', endedAt: after(day) },
        { price: 1_002, currency: 'EUR', endedAt: after((3 * day) / 2) },
        { price: 1_003, currency: 'EUR', endedAt: after(2 * day) },
      ],
    })
  })
})

const held = [[PAPER, 4] as const, [PENS, 1] as const]
const reserved = [...shelves, ...stockReserved(held)]
const settledHistories: readonly (readonly [string, readonly SoukEvent[]])[] = [
  ['rejected', [...shelves, stockRejected(PAPER, 'out-of-stock')]],
  ['released', [...reserved, ...stockReleased(held)]],
  ['deducted', [...reserved, ...stockDeducted(held)]],
  ['closed', [...shelves, reservationClosed()]],
]

describe('an order whose stock is reserved', () => {
  it('reserves no more units for a repeated OrderPlaced', () => {
    given(reserved)
      .when(reserve([[PAPER, 1]]))
      .thenNothing()
  })

  it('releases all its units when it is canceled', () => {
    given(reserved).when(releaseStock(ORDER)).thenEvents(stockReleased(held))
  })

  it('sells all its units when it is finalized', () => {
    given(reserved).when(deductStock(ORDER)).thenEvents(stockDeducted(held))
  })
})

describe.each(settledHistories)('an order whose stock is %s', (_status, history) => {
  it('reserves nothing for a late or repeated OrderPlaced', () => {
    given(history)
      .when(reserve([[PAPER, 1]]))
      .thenNothing()
  })

  it('has nothing to release', () => {
    given(history).when(releaseStock(ORDER)).thenNothing()
  })

  it('has nothing to sell', () => {
    given(history).when(deductStock(ORDER)).thenNothing()
  })
})

describe('an order without a reservation', () => {
  it('is closed when it is canceled', () => {
    given(shelves).when(releaseStock(ORDER)).thenEvents([reservationClosed()])
  })

  it('has nothing to sell', () => {
    given(shelves).when(deductStock(ORDER)).thenNothing()
  })
})

describe('a retired product', () => {
  it('is still released and sold if it is reserved', () => {
    given([...reserved, productRetired()])
      .when(releaseStock(ORDER))
      .thenEvents(stockReleased(held))
    given([...reserved, productRetired()])
      .when(deductStock(ORDER))
      .thenEvents(stockDeducted(held))
  })
})
