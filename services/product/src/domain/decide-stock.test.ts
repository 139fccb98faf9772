import { describe, expect, it } from 'vitest'
import type { SoukEvent } from '@souk/contracts'
import { given } from '@souk/service/testing'
import {
  INK,
  ORDER,
  OTHER_ORDER,
  PAPER,
  PENS,
  priceChanged,
  productAdded,
  productRetired,
  reservationClosed,
  stocked,
  stockDeducted,
  stockRejected,
  stockReleased,
  stockReserved,
} from '../../testing/samples.ts'
import { deductStock, releaseStock, reserveStock } from './commands.ts'

type Line = readonly [productId: string, quantity: number, unitPrice?: number]

const reserve = (lines: readonly Line[], { orderId = ORDER, currency = 'EUR' } = {}) =>
  reserveStock({ orderId, currency, lines: lines.map(([productId, quantity, unitPrice = 250]) => ({ productId, quantity, unitPrice })) })

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
      .when(reserve([[PAPER, 1, 250]]))
      .thenEvents([stockRejected(PAPER, 'price-changed')])
    given(stocked(10))
      .when(reserve([[PAPER, 1]], { currency: 'USD' }))
      .thenEvents([stockRejected(PAPER, 'price-changed')])
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
