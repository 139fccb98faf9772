import type { Part } from './shop-in-process.ts'

/** What the pages of one thing are about. */
export interface Ids {
  readonly order: string
  readonly product: string
  readonly category: string
  readonly customer: string
}

/** The address of a page of these things. */
export const filledIn = (page: string, ids: Ids): string =>
  page.replaceAll(/:(order|product|category|customer)/g, (_, name: keyof Ids) => ids[name])

/** Every page, and the parts of the shop without which it has nothing to show. */
export const adminPages: readonly (readonly [page: string, needs: readonly Part[]])[] = [
  ['/', []],
  ['/orders', ['order']],
  ['/orders?customer=:customer&product=:product', ['order']],
  ['/orders?q=tea', ['order']],
  ['/orders/:order', ['order', 'event-store']],
  ['/products', ['product']],
  ['/products?min=1&max=1,000.00', ['product']],
  ['/products/:product', ['product']],
  ['/products/:product/picture', ['product']],
  ['/products/new', ['product']],
  ['/products/bulk?ids=:product', ['product']],
  ['/products/import', ['product']],
  ['/categories', ['product']],
  ['/categories?q=t&status=active', ['product']],
  ['/categories?q=nothing', ['product']],
  ['/categories/:category', ['product']],
  ['/customers', ['customer']],
  ['/customers/:customer', ['customer']],
  ['/customers/:customer/forget', ['customer']],
  ['/invoices', ['accounting']],
  ['/invoices?customer=:customer', ['accounting']],
  ['/invoices/:order', ['accounting']],
  ['/revenue', []],
  ['/log', ['event-store']],
  ['/log/1', ['event-store']],
  ['/log/streams', ['event-store']],
  ['/log/streams/order-:order', ['event-store']],
  ['/log/verifications', ['event-store']],
  ['/time', ['event-store']],
  ['/time?order=:order&product=:product&customer=:customer', ['event-store']],
  ['/operations', []],
  ['/operations/parked', ['event-store']],
  ['/operations/books', []],
  ['/operations/rebuilds', []],
  ['/lab', ['event-store']],
  ['/find?q=thing', []],
]
