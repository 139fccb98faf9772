import type { PriceRange } from './product-search.ts'

/** Round prices, at which a range may begin: 0, 1, 2, 5, 10, 20, 50 … */
const BOUNDS: readonly number[] = [0, ...Array.from({ length: 15 }, (_, digits) => [1, 2, 5].map((digit) => digit * 10 ** digits)).flat()]

/** How many cells there are. A cell holds the prices from one round price to the next. */
export const PRICE_CELLS = BOUNDS.length

export const priceCellOf = (price: number): number =>
  Math.max(
    0,
    BOUNDS.findLastIndex((bound) => bound <= price),
  )

const MOST_RANGES = 5

/**
 * Ranges between round prices, each with about the same number of products.
 * @param counts  how many products there are in each cell
 */
export const priceRanges = (counts: readonly number[]): PriceRange[] => {
  const share = counts.reduce((sum, count) => sum + count, 0) / MOST_RANGES
  const ranges: PriceRange[] = []
  let [first, count] = [0, 0]
  for (const [cell, inCell] of counts.entries()) {
    if (count === 0) first = cell
    count += inCell
    const isLast = counts.slice(cell + 1).every((more) => more === 0)
    if (count === 0 || (count < share && !isLast)) continue
    ranges.push({ from: BOUNDS[first] ?? 0, until: (BOUNDS[cell + 1] ?? Number.MAX_SAFE_INTEGER) - 1, count })
    count = 0
  }
  return ranges
}
