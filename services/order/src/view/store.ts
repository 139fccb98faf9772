import type { OrderStatus } from '@souk/contracts'
import type { PageWanted } from '@souk/http'
import type { ViewStore } from '@souk/service'
import type { LinesRow, OrderRow, ProductRow } from './projectors.ts'

/** An order with its lines. */
export type StoredOrder = OrderRow & LinesRow

export interface OrderFilter {
  readonly customerId?: string | undefined
  readonly status?: OrderStatus | undefined
}

/** The place of a pending order in the sequence of deadlines. */
export interface DeadlinePlace {
  readonly deadlineAt: string
  readonly orderId: string
}

/** The view of the order service. Methods throw `StoreUnavailable` when the database is away. */
export type OrderStore = ViewStore & {
  order(orderId: string): Promise<StoredOrder | undefined>
  /** The last one placed first, in the order of the log. A place is a position. */
  orders(filter: OrderFilter, wanted: PageWanted<number>): Promise<readonly StoredOrder[]>
  /** The number of orders in the list, up to `atMost`. */
  countOrders(filter: OrderFilter, atMost: number): Promise<number>
  /** Products by id, without unknown ones. */
  products(productIds: readonly string[]): Promise<ReadonlyMap<string, ProductRow>>
  /** Pending orders with a deadline at that instant or before, earliest deadline first. @param after  only orders after this place */
  due(at: string, after: DeadlinePlace | undefined, limit: number): Promise<readonly OrderRow[]>
}
