import { expect, it } from 'vitest'
import { reducedFrom } from './reduced-from.ts'

it.each([
  [[1_800], undefined],
  [[1_800, 1_500], 1_800],
  // The lowest price of the thirty days counts, not the last one.
  [[1_600, 2_000, 1_500], 1_600],
  [[1_400, 2_000, 1_500], undefined],
  [[1_500, 1_800], undefined],
  [[], undefined],
])('prices of %j: reduced from %j', (prices, before) => {
  expect(reducedFrom(prices.map((price) => ({ price, since: '2026-11-01T00:00:00.000Z' })))).toBe(before)
})
