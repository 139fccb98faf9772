import type { Availability, ProductSort } from '@souk/contracts'
import type { PageWanted } from '@souk/http'
import type { ViewStore, Wanted } from '@souk/service'
import type { ProductPlace } from './order.ts'
import type { CategoryRow, PictureRow, ProductRow, ReservationRow, RevisionRow } from './projectors.ts'

interface StatusFilter {
  readonly status: 'active' | 'retired'
}

export interface CategoryFilter extends StatusFilter {
  /** Only categories directly inside this one. Null: only those that are in none. */
  readonly parentId?: string | null | undefined
  /** Only categories that a text finds. */
  readonly wanted?: Wanted | undefined
}

export interface ProductFilter extends StatusFilter {
  /** Only products of this category, and of those inside it. */
  readonly categoryId?: string | undefined
  readonly availability?: Availability | undefined
  /** Only products that a text finds. */
  readonly wanted?: Wanted | undefined
  /** Only products of which no more units can be ordered. */
  readonly availableUpTo?: number | undefined
  /** Only products with this price, in minor units, or a higher one. */
  readonly priceFrom?: number | undefined
  /** Only products with this price or a lower one. */
  readonly priceTo?: number | undefined
}

/** The view of the product service. Methods throw `StoreUnavailable` when the database is away. */
export type ProductStore = ViewStore & {
  product(productId: string): Promise<ProductRow | undefined>
  /** The products that there are, in the order of the ids. */
  products(productIds: readonly string[]): Promise<readonly ProductRow[]>
  /** A product of the category with exactly this name. */
  productNamed(name: string, categoryId: string): Promise<ProductRow | undefined>
  /** The product that was added at a position of the log. */
  productAt(position: number): Promise<ProductRow | undefined>
  category(categoryId: string): Promise<CategoryRow | undefined>
  /** The categories that there are, in the order of the ids. */
  categories(categoryIds: readonly string[]): Promise<readonly CategoryRow[]>
  categoryAt(position: number): Promise<CategoryRow | undefined>
  /** Levels of categories from this one down: 1 if nothing is in it. */
  levelsFrom(categoryId: string): Promise<number>
  reservation(orderId: string): Promise<ReservationRow | undefined>
  /** Undefined if no product ever had a picture with this hash. */
  picture(hash: string): Promise<PictureRow | undefined>
  /** The newest revision of a product up to a version of its stream. Undefined if there is none, or if the view lacks it. */
  revisionAt(productId: string, version: number): Promise<RevisionRow | undefined>
  listProducts(filter: ProductFilter, sort: ProductSort, wanted: PageWanted<ProductPlace>): Promise<readonly ProductRow[]>
  /** The number of products in the list, up to `atMost`. */
  countProducts(filter: ProductFilter, atMost: number): Promise<number>
  /** In the order of the log: what was added first comes first. A place is a position. */
  listCategories(filter: CategoryFilter, wanted: PageWanted<number>): Promise<readonly CategoryRow[]>
  countCategories(filter: CategoryFilter, atMost: number): Promise<number>
}
