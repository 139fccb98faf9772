import { z } from 'zod'
import { categoryId, pageQuery, unitPrice, type StorefrontFacets, type StorefrontSearch, type StorefrontSuggestions } from '@souk/contracts'
import { listPage, type PageWanted } from '@souk/http'
import { decimal, text } from '@souk/log-protocol'
import { searchPlace, SORTS, type Facets, type SearchPlace, type SearchResult } from '../search/index.ts'
import type { StorefrontStore } from '../view/store.ts'
import { productAnswers, productsIn, theCatalogue, type Page } from './pages.ts'
import { linkTo, type Tree } from './tree.ts'

const words = text(200)

export const SearchAsked = pageQuery
  .extend({
    // It also says how the words of the first page were understood.
    cursor: text(3_000).optional().describe('A `nextCursor` or `previousCursor` of the same search. Leave it out for the first page.'),
    q: words.min(1).optional().describe('Words of names, descriptions, suppliers and categories. Default: all products.'),
    categoryId: categoryId.optional().describe('Only products of this category, and of the categories inside it.'),
    supplier: words.min(1).optional().describe('Only products of this supplier.'),
    priceFrom: decimal(unitPrice).optional().describe('Only products with this price or a higher one, in minor units.'),
    priceUntil: decimal(unitPrice).optional().describe('Only products with this price or a lower one, in minor units.'),
    inStock: z
      .enum(['true', 'false'])
      .transform((written) => written === 'true')
      .optional()
      .describe('`true`: only products that can be ordered now. `false`: only the others.'),
    sort: z.enum(SORTS).default('relevance').describe('What comes first. A minus turns it round: `-price` begins with the highest price.'),
  })
  .refine(({ priceFrom = 1, priceUntil = Infinity }) => priceFrom <= priceUntil, {
    path: ['priceUntil'],
    message: 'must not be lower than priceFrom',
  })

export const SuggestionsAsked = z.strictObject({ q: words.min(1).describe('What was typed so far.') })

const facetsAnswer = ({ category, supplier, price, inStock }: Facets, tree: Tree): StorefrontFacets => {
  const counts = tree.rolledUp(new Map(category.map(({ value, count }) => [value, count])))
  return {
    category: tree.all
      .flatMap(({ categoryId: value, name: label, parentId }) => {
        const count = counts.get(value)
        return count === undefined ? [] : [{ value, label, parentId, count }]
      })
      .toSorted((one, other) => one.label.localeCompare(other.label, 'en')),
    supplier: supplier.map(({ value, count }) => ({ value, label: value, count })),
    price: price && { ...price, ranges: [...price.ranges] },
    inStock: [...inStock],
  }
}

/** @throws ProblemError if the cursor belongs to another search */
export const searchPage = async (
  store: StorefrontStore,
  tree: Tree,
  { cursor, limit, sort, categoryId: inCategory, supplier, ...rest }: z.output<typeof SearchAsked>,
): Promise<Page<StorefrontSearch>> => {
  const filter = {
    ...rest,
    categoryIds: inCategory === undefined ? undefined : tree.inside(inCategory),
    suppliers: supplier === undefined ? undefined : [supplier],
  }
  let result: SearchResult | undefined
  const list = await listPage(
    { cursor, limit },
    {
      of: ['search', sort, inCategory ?? null, supplier ?? null, rest],
      place: searchPlace,
      placeOf: ({ place }) => place,
      read: async (wanted: PageWanted<SearchPlace>) => {
        // The first one is that of the page.
        const found = await store.search({ ...filter, sort, wanted })
        result ??= found
        return found.found
      },
      count: async () => result?.total ?? 0,
      show: ({ productId }) => productId,
    },
  )
  if (result === undefined) throw new TypeError('a page is read at least once')
  const items = productAnswers(await store.products(list.items), tree)
  return {
    body: {
      ...list,
      items,
      total: { count: result.total, exact: true },
      corrected: result.corrected?.join(' ') ?? null,
      matched: result.matched,
      facets: facetsAnswer(result.facets, tree),
    },
    shown: [theCatalogue, ...productsIn(items)],
  }
}

export const suggestions = async (store: StorefrontStore, tree: Tree, q: string): Promise<Page<StorefrontSuggestions>> => {
  const found = await store.suggest(q)
  const products = productAnswers(await store.products(found.products), tree)
  return {
    body: {
      products: products.map(({ productId, slug, name, pictures, drawn }) => ({ productId, slug, name, pictures, drawn })),
      categories: found.categories.flatMap((id) => {
        const row = tree.category(id)
        return row === undefined ? [] : [linkTo(row)]
      }),
      queries: [...found.queries],
    },
    shown: [theCatalogue, ...productsIn(products)],
  }
}
