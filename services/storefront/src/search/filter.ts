import type { Columns } from './columns.ts'

/** Filters by numbers of categories and suppliers. What is undefined selects nothing. */
export interface NumberedFilter {
  readonly categories: ReadonlySet<number> | undefined
  readonly suppliers: ReadonlySet<number> | undefined
  readonly priceFrom: number | undefined
  readonly priceUntil: number | undefined
  readonly inStock: boolean | undefined
}

/** The bit of each filter, so that a number says which of them a product fails. */
export const FAILS = { category: 1, supplier: 2, price: 4, inStock: 8 } as const

/** Which filters a product fails: 0 if it passes all. */
export const failedFilters = (columns: Columns, filter: NumberedFilter): ((row: number) => number) => {
  const { categories, suppliers, priceFrom = -Infinity, priceUntil = Infinity, inStock } = filter
  const wantedStock = inStock === undefined ? undefined : Number(inStock)
  return (row) => {
    const price = columns.price[row] ?? 0
    let failed = 0
    if (categories?.has(columns.category[row] ?? 0) === false) failed |= FAILS.category
    if (suppliers?.has(columns.supplier[row] ?? 0) === false) failed |= FAILS.supplier
    if (price < priceFrom || price > priceUntil) failed |= FAILS.price
    if (wantedStock !== undefined && columns.isInStock[row] !== wantedStock) failed |= FAILS.inStock
    return failed
  }
}
