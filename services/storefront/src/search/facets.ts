import type { Columns } from './columns.ts'
import { FAILS } from './filter.ts'
import { PRICE_CELLS, priceRanges } from './prices.ts'
import type { Facets, FacetValue } from './product-search.ts'

/** More suppliers than anybody reads are left out. */
const MOST_SUPPLIERS = 100

interface Names {
  readonly categories: ReadonlyMap<number, string>
  readonly suppliers: ReadonlyMap<number, string>
}

/** The values that have products, the most frequent ones first. */
const valuesOf = (counts: Uint32Array, names: ReadonlyMap<number, string>): FacetValue<string>[] =>
  Array.from(names, ([number, value]) => ({ value, count: counts[number] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))

/**
 * Counts products by the values of each filter. A product counts for a filter if it passes all the others:
 * what is chosen there does not change the numbers beside it.
 * @param chosen  suppliers that are shown in any case, also with no product
 */
export const createFacets = (columns: Columns, { categories, suppliers }: Names, chosen: readonly string[] = []) => {
  // They are numbered from 1 on, without gaps.
  const category = new Uint32Array(categories.size + 1)
  const supplier = new Uint32Array(suppliers.size + 1)
  const cells = new Uint32Array(PRICE_CELLS)
  const stock = new Uint32Array(2)
  let [min, max] = [Infinity, -Infinity]

  const increment = (counts: Uint32Array, index: number | undefined): void => {
    if (index !== undefined) counts[index] = (counts[index] ?? 0) + 1
  }
  return {
    /** @param failed  the filters that the product fails */
    count: (row: number, failed: number): void => {
      if ((failed & ~FAILS.category) === 0) increment(category, columns.category[row])
      if ((failed & ~FAILS.supplier) === 0) increment(supplier, columns.supplier[row])
      if ((failed & ~FAILS.inStock) === 0) increment(stock, columns.isInStock[row])
      if ((failed & ~FAILS.price) !== 0) return
      const price = columns.price[row] ?? 0
      if (price < min) min = price
      if (price > max) max = price
      increment(cells, columns.priceCell[row])
    },
    result: (): Facets => {
      const bySupplier = valuesOf(supplier, suppliers)
      const missing = chosen.filter((name) => bySupplier.every(({ value }) => value !== name))
      return {
        category: valuesOf(category, categories),
        supplier: [
          ...bySupplier.filter(({ value }, index) => index < MOST_SUPPLIERS || chosen.includes(value)),
          ...missing.map((value) => ({ value, count: 0 })),
        ],
        price: min > max ? null : { min, max, ranges: priceRanges([...cells]) },
        inStock: [true, false].map((value) => ({ value, count: stock[Number(value)] ?? 0 })),
      }
    },
  }
}
