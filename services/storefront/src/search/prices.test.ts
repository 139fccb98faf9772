import { describe, expect, it } from 'vitest'
import { northwind, searchOf } from '../../testing/index.ts'

describe('price ranges', () => {
  it('lie between round prices, and have about the same number of products', () => {
    const { facets } = searchOf(northwind()).search.search({ sort: 'newest', wanted: { limit: 1 } })
    expect(facets.price).toEqual({
      min: 250,
      max: 26_350,
      ranges: [
        { from: 200, until: 999, count: 11 },
        { from: 1_000, until: 1_999, count: 28 },
        { from: 2_000, until: 2_999, count: 13 },
        { from: 3_000, until: 4_999, count: 18 },
        { from: 5_000, until: 29_999, count: 7 },
      ],
    })
  })

  it('are one range if all products cost the same', () => {
    const products = northwind().map((product) => ({ ...product, price: 0 }))
    const { facets } = searchOf(products).search.search({ sort: 'newest', wanted: { limit: 1 } })
    expect(facets.price).toEqual({ min: 0, max: 0, ranges: [{ from: 0, until: 0, count: 77 }] })
  })
})
