import type { ViewStore } from '@souk/service'
import type { SearchQuery, SearchResult, Suggestions } from '../search/index.ts'
import type { CategoryRow, CompanionsRow, PricesRow, ProductRow } from './projectors.ts'

/** A short list of products that are sold, made for a page. */
export type Selection = 'newest' | 'bestselling' | 'backInStock'

/** A category with the number of products that are sold in it alone. */
export interface CountedCategory {
  readonly row: CategoryRow
  readonly products: number
}

export interface StorefrontStore extends ViewStore {
  product(productId: string): Promise<ProductRow | undefined>
  /** The product that was added at this position of the log. */
  productAt(position: number): Promise<ProductRow | undefined>
  /** The products with these ids, in their order, without those that are not there. */
  products(productIds: readonly string[]): Promise<readonly ProductRow[]>
  prices(productId: string): Promise<PricesRow | undefined>
  companions(productId: string): Promise<CompanionsRow | undefined>
  /** All categories, in the order in which they came. */
  categories(): Promise<readonly CountedCategory[]>
  search(query: SearchQuery): Promise<SearchResult>
  suggest(q: string): Promise<Suggestions>
  /** @param categoryIds  only products of these categories. Default: of all */
  select(selection: Selection, limit: number, categoryIds?: readonly string[]): Promise<readonly ProductRow[]>
}
