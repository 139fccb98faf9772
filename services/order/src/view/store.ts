import type { CancelReason, OrderStatus } from '@souk/contracts'
import type { PageWanted } from '@souk/http'
import type { ViewStore } from '@souk/service'
import type { LinesRow, OrderRow, ProductRow } from './projectors.ts'

/** An order with its lines. */
export type StoredOrder = OrderRow & LinesRow

export interface OrderFilter {
  readonly customerId?: string | undefined
  readonly status?: OrderStatus | undefined
  readonly reason?: CancelReason | undefined
  readonly productId?: string | undefined
  /** Placed at this time or later. */
  readonly placedFrom?: string | undefined
  /** Placed before this time. */
  readonly placedUntil?: string | undefined
  readonly totalFrom?: number | undefined
  readonly totalUntil?: number | undefined
}

/** Which order a list begins with: the one that was placed last, or first. */
export type OrderSort = 'newest' | 'oldest'

/** The place of a pending order in the sequence of deadlines. */
export interface DeadlinePlace {
  readonly deadlineAt: string
  readonly orderId: string
}

/** The view of the order service. Methods throw `StoreUnavailable` when the database is away. */
export type OrderStore = ViewStore & {
  order(orderId: string): Promise<StoredOrder | undefined>
  /** In the order of the log. A place is a position. */
  orders(filter: OrderFilter, sort: OrderSort, wanted: PageWanted<number>): Promise<readonly StoredOrder[]>
  /** The number of orders in the list, up to `atMost`. */
  countOrders(filter: OrderFilter, atMost: number): Promise<number>
  /** Products by id, without unknown ones. */
  products(productIds: readonly string[]): Promise<ReadonlyMap<string, ProductRow>>
  /** Pending orders with a deadline at that instant or before, earliest deadline first. @param after  only orders after this place */
  due(at: string, after: DeadlinePlace | undefined, limit: number): Promise<readonly OrderRow[]>
}
