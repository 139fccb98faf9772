import type { PriceRange } from './product-search.ts'

/** Round prices, at which a range may begin: 0, 1, 2, 3, 5, 10, 20, 30, 50 … */
const BOUNDS: readonly number[] = [
  0,
  ...Array.from({ length: 15 }, (_, digits) => [1, 2, 3, 5].map((digit) => digit * 10 ** digits)).flat(),
]

/** How many cells there are. A cell holds the prices from one round price to the next. */
export const PRICE_CELLS = BOUNDS.length

export const priceCellOf = (price: number): number =>
  Math.max(
    0,
    BOUNDS.findLastIndex((bound) => bound <= price),
  )

/** About so many ranges are made. */
const RANGES = 5

/**
 * Ranges between round prices, each with about the same number of products.
 * @param counts  how many products there are in each cell
 */
export const priceRanges = (counts: readonly number[]): PriceRange[] => {
  const share = counts.reduce((sum, count) => sum + count, 0) / RANGES
  const ranges: PriceRange[] = []
  for (const [cell, count] of counts.entries()) {
    if (count === 0) continue
    const until = (BOUNDS[cell + 1] ?? Number.MAX_SAFE_INTEGER) - 1
    const last = ranges.at(-1)
    // The range gets another cell if it is nearer to its share then.
    if (last !== undefined && Math.abs(last.count + count - share) <= Math.abs(last.count - share))
      ranges.splice(-1, 1, { from: last.from, until, count: last.count + count })
    else ranges.push({ from: BOUNDS[cell] ?? 0, until, count })
  }
  return ranges
}
