import type { ProductData } from './product.server.ts'

/** The lowest price before the last one. If the last one is below it, it is a reduction, and the law wants that price beside it. */
export const reducedFrom = (prices: ProductData['prices']): number | undefined => {
  const now = prices.at(-1)
  const before = Math.min(...prices.slice(0, -1).map(({ price }) => price))
  return now !== undefined && Number.isFinite(before) && now.price < before ? before : undefined
}
