import { describe, expect, it } from 'vitest'
import { pricesAfter, pricesSince } from './prices.ts'

const first = { price: 500, since: '2026-01-01T00:00:00.000Z' }
const second = { price: 400, since: '2026-02-01T00:00:00.000Z' }
const third = { price: 450, since: '2026-02-10T00:00:00.000Z' }

describe('the prices of the last thirty days', () => {
  it.each([
    ['2026-02-11T00:00:00.000Z', [first, second, third]],
    // The first one ended thirty days before.
    ['2026-03-03T00:00:00.000Z', [second, third]],
    ['2026-03-12T00:00:00.000Z', [third]],
    ['2030-01-01T00:00:00.000Z', [third]],
  ])('at %s are those that were true at some moment of them', (at, expected) => {
    expect(pricesSince([first, second, third], Date.parse(at))).toEqual(expected)
  })

  it('are all that is kept when the price changes', () => {
    const next = { price: 600, since: '2026-03-05T00:00:00.000Z' }
    expect(pricesAfter([first, second, third], next)).toEqual([second, third, next])
  })
})
