import type { ViewStore } from '@souk/service'
import type { CategoryRow, ProductRow, ReservationRow } from './projectors.ts'

/** One page of a list, in the order of ids: the oldest first. */
interface Page {
  readonly status: 'active' | 'retired'
  /** Only what comes after it; '': from the first. */
  readonly afterId: string
  readonly limit: number
}

interface ProductPage extends Page {
  /** Only those of this category. */
  readonly categoryId?: string
}

/** What the product service asks of its database. */
export type ProductStore = ViewStore & {
  product(productId: string): Promise<ProductRow | undefined>
  category(categoryId: string): Promise<CategoryRow | undefined>
  reservation(orderId: string): Promise<ReservationRow | undefined>
  listProducts(page: ProductPage): Promise<readonly ProductRow[]>
  listCategories(page: Page): Promise<readonly CategoryRow[]>
}
