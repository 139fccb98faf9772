import { z } from 'zod'
import type { PageWanted } from '@souk/http'
import type { SearchedCategory, SearchedProduct } from '../domain/searched-product.ts'

export type { SearchedCategory, SearchedProduct }

export const SORTS = ['relevance', 'bestselling', 'newest', 'price', '-price', 'name', '-name'] as const

export type Sort = (typeof SORTS)[number]

/** Which products are asked for. What is undefined selects nothing. */
export interface ProductFilter {
  /** Any of these categories. Those inside a category are listed, too. */
  readonly categoryIds?: readonly string[] | undefined
  readonly suppliers?: readonly string[] | undefined
  readonly priceFrom?: number | undefined
  /** The highest price. */
  readonly priceUntil?: number | undefined
  readonly inStock?: boolean | undefined
}

/** How a query was understood. It stays so from page to page, whatever the catalogue has become meanwhile. */
const reading = z.strictObject({
  /** The words that were meant, if others were typed. */
  corrected: z.array(z.string()).max(12).nullable(),
  /** How many words a product must have. */
  needed: z.int().min(0),
})

export type Reading = z.infer<typeof reading>

/** A place in the list of the products found: what orders them, at this place. It is the same for every instance of the service. */
export const searchPlace = z.strictObject({ reading: reading.nullable(), keys: z.array(z.union([z.number(), z.string()])).max(4) })

export type SearchPlace = z.infer<typeof searchPlace>

export interface SearchQuery extends ProductFilter {
  /** All products are found if it is undefined, none if it has no word. */
  readonly q?: string | undefined
  readonly sort: Sort
  readonly wanted: PageWanted<SearchPlace>
}

/** A value that a filter may have, and how many products there are then, with all other filters as they are. */
export interface FacetValue<Value> {
  readonly value: Value
  readonly count: number
}

/** Prices from `from` up to and including `until`. */
export interface PriceRange {
  readonly from: number
  readonly until: number
  readonly count: number
}

export interface Facets {
  /** Ids of categories. A product counts for its own only. */
  readonly category: readonly FacetValue<string>[]
  /** The suppliers with most products, and those that are chosen. */
  readonly supplier: readonly FacetValue<string>[]
  /** Null: there are no products. */
  readonly price: { readonly min: number; readonly max: number; readonly ranges: readonly PriceRange[] } | null
  readonly inStock: readonly FacetValue<boolean>[]
}

export interface SearchResult {
  readonly found: readonly { readonly productId: string; readonly place: SearchPlace }[]
  readonly total: number
  /** "Did you mean": the words of the query, some of them corrected. Null: found as typed. */
  readonly corrected: readonly string[] | null
  /** Some: no product has all the words, and those with the most of them are found. */
  readonly matched: 'all' | 'some'
  readonly facets: Facets
}

/** What somebody may want who has typed this much. */
export interface Suggestions {
  /** Ids. */
  readonly products: readonly string[]
  /** Ids. */
  readonly categories: readonly string[]
  readonly queries: readonly string[]
}

export interface ProductSearch {
  /** Adds a product, or changes it. It belongs to the transaction that is open. */
  put(product: SearchedProduct): void
  /** Adds a category, or changes it. All products inside it are found by its name from then on. It belongs to the transaction that is open. */
  putCategory(category: SearchedCategory): void
  /** It belongs to the transaction that is open. */
  remove(productId: string): void
  /** Forgets all products and categories. It belongs to the transaction that is open. */
  clear(): void
  search(query: SearchQuery): SearchResult
  suggest(q: string): Suggestions
}
