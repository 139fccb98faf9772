import type { ViewStore } from '@souk/service'
import type { CategoryRow, ProductRow, ReservationRow } from './projectors.ts'

/** A page of a list, in the order of ids, which is the oldest first. */
interface Page {
  readonly status: 'active' | 'retired'
  /** Id of the last one known; '': from the first. */
  readonly afterId: string
  readonly limit: number
}

interface ProductPage extends Page {
  /** Only those of this category. */
  readonly categoryId?: string
}

/** The view of the product service. Methods throw `StoreUnavailable` when the database is away. */
export type ProductStore = ViewStore & {
  product(productId: string): Promise<ProductRow | undefined>
  category(categoryId: string): Promise<CategoryRow | undefined>
  reservation(orderId: string): Promise<ReservationRow | undefined>
  listProducts(page: ProductPage): Promise<readonly ProductRow[]>
  listCategories(page: Page): Promise<readonly CategoryRow[]>
}
