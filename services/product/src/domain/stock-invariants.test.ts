import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SoukEvent } from '@souk/contracts'
import type { Command } from '@souk/service'
import { isRejection } from '@souk/service/aggregate'
import { given, projected } from '@souk/service/testing'
import { TEST_NOW, testId } from '@souk/testing'
import { PAPER, PENS, stocked } from '../../testing/samples.ts'
import { view } from '../subscriptions.ts'
import type { ProductRow, ReservationRow } from '../view/projectors.ts'
import { adjustStock, changeProduct, deductStock, releaseStock, reserveStock, restoreProduct, retireProduct } from './commands.ts'

const productId = fc.constantFrom(PAPER, PENS)
const orderId = fc.integer({ min: 100, max: 104 }).map(testId)
const line = fc.record({ productId, quantity: fc.integer({ min: 1, max: 8 }), unitPrice: fc.constantFrom(250, 250, 250, 300) })
const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 2, selector: (one) => one.productId })

// Any commands in any order, with repeated and late ones among them.
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(orderId, lines)
      .map(([id, wanted]) => reserveStock({ orderId: id, placedAt: TEST_NOW, currency: 'EUR', lines: wanted }, { priceGraceMs: 60_000 })),
  },
  { weight: 2, arbitrary: orderId.map(releaseStock) },
  { weight: 2, arbitrary: orderId.map(deductStock) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        productId,
        fc.integer({ min: -9, max: 9 }).filter((delta) => delta !== 0),
      )
      .map(([id, delta]) => adjustStock(id, { delta, reason: 'counted' })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(productId, fc.constantFrom(250, 300)).map(([id, price]) => changeProduct(id, { price }, undefined, 'EUR')),
  },
  { weight: 1, arbitrary: productId.map((id) => retireProduct(id, undefined)) },
  { weight: 1, arbitrary: productId.map((id) => restoreProduct(id, undefined)) },
)

describe('any commands in any order', () => {
  it('never reserve or sell more than there is, and reserve exactly what open reservations say', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (all) => {
        const history: SoukEvent[] = [...stocked(10), ...stocked(5, PENS)]
        const commits = [[...history]]
        for (const one of all) {
          const { decision } = given(history).when(one)
          if (isRejection(decision) || decision.length === 0) continue
          history.push(...decision)
          commits.push([...decision])
        }
        const rows = projected(view, commits, undefined)
        const products = [...rows('products').values()] as ProductRow[]
        const reservations = [...rows('reservations').values()] as ReservationRow[]
        const unitsIn = (outcome: ReservationRow['outcome'], id: string): number =>
          reservations
            .filter((row) => row.outcome === outcome)
            .flatMap((row) => row.lines)
            .reduce((sum, held) => sum + (held.productId === id ? held.quantity : 0), 0)
        expect(products).toHaveLength(2)
        for (const product of products) {
          expect(product.onHand).toBe(product.stocked - product.sold)
          expect(product.reserved).toBeLessThanOrEqual(product.onHand)
          expect(product.reserved).toBe(unitsIn('reserved', product.productId))
          expect(product.sold).toBe(unitsIn('deducted', product.productId))
        }
      }),
      { numRuns: 200 },
    )
  })
})
