import { describe, expect, it } from 'vitest'
import type { SoukEvent } from '@souk/contracts'
import { projected } from '@souk/service/testing'
import { TEST_NOW } from '@souk/testing'
import * as samples from '../../testing/samples.ts'
import { weightAt } from '../domain/popularity.ts'
import { view } from '../subscriptions.ts'
import { CATALOGUE } from './projectors.ts'

const { ASSAM, CUP, SENCHA, TEAS } = samples
const catalogue: SoukEvent[][] = [
  [samples.categoryAdded(TEAS, 'Teas')],
  samples.productAdded(ASSAM, 'Assam', 2),
  samples.productAdded(SENCHA, 'Sencha', 0),
  samples.productAdded(CUP, 'Cup'),
]
const after = (...decisions: readonly SoukEvent[][]) => projected(view, [...catalogue, ...decisions], undefined)

describe('the units of a product', () => {
  const unitsAfter = (...decisions: readonly SoukEvent[][]) => after(...decisions)('products').get(ASSAM)

  it('are fewer while they are reserved, and stay so when they are sold', () => {
    expect(unitsAfter(samples.reserved(21, [ASSAM]))).toMatchObject({ available: 1, isSoldOut: false })
    expect(unitsAfter(samples.reserved(21, [ASSAM]), samples.sold(21, [ASSAM]))).toMatchObject({ available: 1 })
    expect(unitsAfter(samples.reserved(21, [ASSAM]), samples.released(21, [ASSAM]))).toMatchObject({ available: 2 })
  })

  it('are in stock again only after they were sold out', () => {
    const soldOut = samples.reserved(21, [ASSAM], 2)
    expect(unitsAfter(soldOut)).toMatchObject({ available: 0, isSoldOut: true, restocked: 0 })
    expect(unitsAfter(soldOut, [samples.adjusted(ASSAM, 5)])).toMatchObject({ available: 5, isSoldOut: false, restocked: 6 })
    // What was held for an order, and is given back, was never gone.
    expect(unitsAfter(soldOut, samples.released(21, [ASSAM], 2))).toMatchObject({ available: 2, isSoldOut: false, restocked: 0 })
    // What is new was not sold out before.
    expect(after([samples.adjusted(SENCHA, 5)])('products').get(SENCHA)).toMatchObject({ isSoldOut: false, restocked: 0 })
  })
})

describe('what is bought together', () => {
  it('counts each pair of an order that is sold, and forgets the order', () => {
    const tables = after(samples.reserved(21, [ASSAM, CUP]), samples.sold(21, [ASSAM, CUP]))
    expect(tables('companions').get(ASSAM)).toEqual({ counts: { [CUP]: weightAt(TEST_NOW) } })
    expect(tables('companions').get(CUP)).toEqual({ counts: { [ASSAM]: weightAt(TEST_NOW) } })
    expect(tables('products').get(CUP)).toMatchObject({ popularity: weightAt(TEST_NOW) })
    expect(tables('baskets').size).toBe(0)
  })

  it('does not count what was given back', () => {
    const tables = after(samples.reserved(21, [ASSAM, CUP]), samples.released(21, [ASSAM, CUP]))
    expect([tables('companions').size, tables('baskets').size]).toEqual([0, 0])
    expect(tables('products').get(CUP)).toMatchObject({ popularity: 0 })
  })
})

describe('the row of the catalogue', () => {
  const changes = (event: SoukEvent, ...before: readonly SoukEvent[][]): boolean =>
    JSON.stringify(after(...before)('catalogue').get(CATALOGUE)) !== JSON.stringify(after(...before, [event])('catalogue').get(CATALOGUE))

  it('changes with what decides which products a list shows, and not with each sale', () => {
    expect(changes(samples.priceChanged(ASSAM, 400))).toBe(true)
    expect(changes({ type: 'ProductRetired', data: { productId: ASSAM, retiredAt: TEST_NOW } })).toBe(true)
    expect(changes({ type: 'CategoryChanged', data: { categoryId: TEAS, changedAt: TEST_NOW, name: 'Tea' } })).toBe(true)
    expect(changes(samples.adjusted(ASSAM, -1))).toBe(false)
    // The last one is sold, or the first one has come.
    expect(changes(samples.adjusted(ASSAM, -2))).toBe(true)
    expect(changes(samples.adjusted(SENCHA, 1))).toBe(true)
  })
})

it('changes only the fields that an event gives', () => {
  const details = { productId: ASSAM, changedAt: TEST_NOW, description: 'loose', picture: null }
  const tables = after([{ type: 'ProductDetailsChanged', data: details }])
  expect(tables('products').get(ASSAM)).toMatchObject({ name: 'Assam', description: 'loose', picture: null, position: 2 })
})

it('skips the events of a product whose addition was parked', () => {
  const tables = projected(view, [[samples.adjusted(ASSAM, 1)], [samples.priceChanged(ASSAM, 1)], samples.sold(21, [ASSAM])], undefined)
  expect([tables('products').size, tables('prices').size, tables('companions').size]).toEqual([0, 0, 0])
})
