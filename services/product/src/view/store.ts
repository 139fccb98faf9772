import type { ViewStore } from '@souk/service'
import type { CategoryRow, ProductRow, ReservationRow } from './projectors.ts'

/** Selects a page of a list. Lists are in the order of the log: what was added first comes first. */
interface Page {
  readonly status: 'active' | 'retired'
  /** Position of the last item seen; 0 to begin. */
  readonly after: number
  readonly limit: number
}

interface ProductPage extends Page {
  /** Only products of this category. */
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
