import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sample, searchOf } from '../../testing/index.ts'
import {
  SORTS,
  type ProductFilter,
  type SearchedCategory,
  type SearchedProduct,
  type SearchPlace,
  type SearchQuery,
} from './product-search.ts'

const names = ['red lantern', 'red lanterns', 'blue lantern', 'red cup', 'tea cup', 'Lantern', 'lantren holder']
const product = fc.record({
  number: fc.integer({ min: 1, max: 25 }),
  name: fc.constantFrom(...names),
  description: fc.constantFrom('', 'a lantern', 'for a cup'),
  supplier: fc.constantFrom('Anna', 'Bert', 'Lantern & Sons'),
  categoryId: fc.constantFrom('house', 'garden'),
  price: fc.integer({ min: 0, max: 30 }).map((price) => price * 70),
  available: fc.constantFrom(0, 1, 9),
  popularity: fc.integer({ min: 0, max: 3 }),
})
const made = ({ number, ...rest }: typeof product extends fc.Arbitrary<infer Made> ? Made : never): SearchedProduct => sample(number, rest)

/** Categories get other names, and move. None is ever inside itself. */
const category = fc
  .constantFrom(
    { categoryId: 'house', into: [null, 'shop'] },
    { categoryId: 'garden', into: [null, 'shop', 'house'] },
    { categoryId: 'shop', into: [null] },
  )
  .chain(({ categoryId, into }) =>
    fc.record({
      categoryId: fc.constant(categoryId),
      name: fc.constantFrom('red', 'cups', 'House', 'lanterns'),
      description: fc.constantFrom('', 'red and blue cups', 'for the house'),
      parentId: fc.constantFrom(...into),
    }),
  )
const change = fc.oneof(
  { weight: 4, arbitrary: product.map((one) => ({ put: made(one) })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 25 }).map((number) => ({ remove: `product-${number}` })) },
  { weight: 2, arbitrary: category.map((one) => ({ category: one })) },
)
const q = fc.constantFrom(
  undefined,
  'lantern',
  'red lan',
  'lantren',
  'cup',
  'red cup tea',
  'blue saucer',
  'house',
  'house cup',
  'red cups',
  'h',
)
const filter = fc.record(
  {
    categoryIds: fc.constantFrom(['house'], ['house', 'garden'], ['nowhere']),
    suppliers: fc.constantFrom(['Anna'], ['Anna', 'Bert']),
    priceFrom: fc.integer({ min: 0, max: 2_100 }),
    priceUntil: fc.integer({ min: 0, max: 2_100 }),
    inStock: fc.boolean(),
  },
  { requiredKeys: [] },
)
const sort = fc.constantFrom(...SORTS)

type Searched = ReturnType<typeof searchOf>
const apply = ({ search }: Searched, changes: readonly (typeof change extends fc.Arbitrary<infer Change> ? Change : never)[]): void => {
  for (const one of changes) {
    if ('put' in one) search.put(one.put)
    else if ('remove' in one) search.remove(one.remove)
    else search.putCategory(one.category)
  }
}
/** The products after some changes. */
const resultOf = (changes: Parameters<typeof apply>[1]): readonly SearchedProduct[] => {
  const products = new Map<string, SearchedProduct>()
  for (const one of changes) {
    if ('put' in one) products.set(one.put.productId, one.put)
    else if ('remove' in one) products.delete(one.remove)
  }
  return [...products.values()]
}
/** The categories after some changes. */
const categoriesAfter = (changes: Parameters<typeof apply>[1]): readonly SearchedCategory[] => [
  { categoryId: 'house', name: 'house', description: '', parentId: null },
  { categoryId: 'garden', name: 'garden', description: '', parentId: null },
  ...changes.flatMap((one) => ('category' in one ? [one.category] : [])),
]

describe('the search, whatever products are put and removed', () => {
  it('answers as one that was made from the products as they are now', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 8 }), { maxLength: 8 }), q, filter, sort, (batches, text, filters, sorted) => {
        const kept = searchOf([], categoriesAfter([]))
        const query: SearchQuery = { q: text, ...filters, sort: sorted, wanted: { limit: 100 } }
        for (const batch of batches) {
          apply(kept, batch)
          // A search between the changes, so that what is in memory has to follow them.
          kept.search.search(query)
        }
        const fresh = searchOf(resultOf(batches.flat()), categoriesAfter(batches.flat()))
        expect(kept.search.search(query)).toEqual(fresh.search.search(query))
        expect(kept.search.suggest(text ?? 'l').products).toEqual(fresh.search.suggest(text ?? 'l').products)
        expect(kept.search.suggest(text ?? 'l').queries).toEqual(fresh.search.suggest(text ?? 'l').queries)
      }),
    )
  })

  it('counts by each filter what passes all the others', () => {
    fc.assert(
      fc.property(fc.array(product, { maxLength: 40 }), filter, (products, filters) => {
        const now = resultOf(products.map((one) => ({ put: made(one) })))
        const { total, facets } = searchOf(now).search.search({ ...filters, sort: 'newest', wanted: { limit: 1 } })
        const { categoryIds, suppliers, priceFrom = 0, priceUntil = Infinity, inStock }: ProductFilter = filters
        const passing = (besides?: 'category' | 'supplier' | 'price' | 'inStock'): readonly SearchedProduct[] =>
          now.filter(
            (one) =>
              (besides === 'category' || categoryIds === undefined || categoryIds.includes(one.categoryId)) &&
              (besides === 'supplier' || suppliers === undefined || suppliers.includes(one.supplier)) &&
              (besides === 'price' || (one.price >= priceFrom && one.price <= priceUntil)) &&
              (besides === 'inStock' || inStock === undefined || inStock === one.available > 0),
          )
        const countsOf = (values: readonly (string | boolean)[]) =>
          Object.fromEntries(Object.entries(Object.groupBy(values, String)).map(([value, same]) => [value, same?.length]))
        const shown = (values: readonly { readonly value: string | boolean; readonly count: number }[]) =>
          Object.fromEntries(values.filter(({ count }) => count > 0).map(({ value, count }) => [value, count]))
        const prices = passing('price').map(({ price }) => price)

        expect(total).toBe(passing().length)
        expect(shown(facets.category)).toEqual(countsOf(passing('category').map(({ categoryId }) => categoryId)))
        expect(shown(facets.supplier)).toEqual(countsOf(passing('supplier').map(({ supplier }) => supplier)))
        expect(shown(facets.inStock)).toEqual(countsOf(passing('inStock').map(({ available }) => available > 0)))
        const span = { min: Math.min(...prices), max: Math.max(...prices) }
        expect(facets.price).toEqual(prices.length === 0 ? null : { ...span, ranges: facets.price?.ranges })
        for (const range of facets.price?.ranges ?? [])
          expect(prices.filter((price) => price >= range.from && price <= range.until)).toHaveLength(range.count)
        expect(facets.price?.ranges.reduce((sum, { count }) => sum + count, 0) ?? 0).toBe(prices.length)
      }),
    )
  })
})

describe('a list of products, page by page', () => {
  /** All pages in one direction. Before each page but the first, products change. */
  const read = (
    kept: Searched,
    query: SearchQuery,
    batches: readonly Parameters<typeof apply>[1][],
    isForward: boolean,
    start?: SearchPlace,
  ) => {
    const shown: string[] = []
    let place = start
    for (let page = 0; page < 200; page += 1) {
      const wanted = isForward ? { after: place, limit: 3 } : { before: place, limit: 3 }
      const { found } = kept.search.search({ ...query, wanted })
      if (found.length === 0) return shown
      const ids = found.map(({ productId }) => productId)
      if (isForward) shown.push(...ids)
      else shown.unshift(...ids)
      place = (isForward ? found.at(-1) : found.at(0))?.place
      apply(kept, batches[page] ?? [])
    }
    throw new Error('the list does not end')
  }

  it('shows every product that stays as it is exactly once, in both directions', () => {
    const staying = fc.uniqueArray(product, { maxLength: 20, selector: ({ number }) => number })
    // Products of other numbers change meanwhile.
    const others = fc.array(
      fc.array(
        product.map((one) => ({ put: made({ ...one, number: one.number + 100 }) })),
        { maxLength: 4 },
      ),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(staying, others, q, sort, (products, batches, text, sorted) => {
        const kept = searchOf(products.map(made))
        const query: SearchQuery = { q: text, sort: sorted, wanted: { limit: 100 } }
        const { found } = kept.search.search(query)
        const before = found.map(({ productId }) => productId)
        const isStaying = (id: string): boolean => before.includes(id)
        expect(read(kept, query, batches, true).filter(isStaying)).toEqual(before)

        const last = found.at(-1)
        if (last === undefined) return
        expect(read(kept, query, batches.toReversed(), false, last.place).filter(isStaying)).toEqual(before.slice(0, -1))
      }),
    )
  })
})
