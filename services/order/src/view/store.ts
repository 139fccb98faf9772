import { cancelReason, OrderStatus, type CancelReason } from '@souk/contracts'
import type { PageWanted } from '@souk/http'
import type { ViewStore, Wanted } from '@souk/service'
import type { LinesRow, OrderRow, ProductRow } from './projectors.ts'

/** An order with its lines. */
export type StoredOrder = OrderRow & LinesRow

export interface OrderFilter {
  /** Orders that have what is wanted. */
  readonly wanted?: Wanted | undefined
  /** Only orders that are neither finalized nor canceled. */
  readonly isOpen?: true | undefined
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

/** How many orders have a status, and a reason if they are canceled. */
export interface OrderKind {
  readonly status: OrderStatus
  readonly reason: CancelReason | null
  readonly count: number
}

/** Milliseconds since 1970: from the first one to before the second one. */
export type Span = readonly [from: number, until: number]

/** Orders of one period with one status, and with one reason if they are canceled. */
export interface PlacedOrders {
  /** Where the period begins, in milliseconds since 1970. */
  readonly start: number
  readonly status: OrderStatus
  readonly reason: CancelReason | null
  /** For each order how many milliseconds it took from placing it to its end. Null: it is open. */
  readonly took: readonly (number | null)[]
}

/** Every status, and every reason of those that are canceled. */
export const statusesWithReasons: readonly Pick<PlacedOrders, 'status' | 'reason'>[] = [
  ...OrderStatus.exclude(['CANCELED']).options.map((status) => ({ status, reason: null })),
  ...cancelReason.options.map((reason) => ({ status: 'CANCELED' as const, reason })),
]

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
  /**
   * The number of orders with each status, and with each reason if they are canceled, in a list that is found by words or by a product.
   * Each is right up to `atMost`. What no order has may be left out.
   */
  countKinds(filter: OrderFilter, atMost: number): Promise<readonly OrderKind[]>
  /** The orders that were placed in a span, by periods of this length in milliseconds. They begin with multiples of it. Those without orders are left out. */
  placedIn(span: Span, length: number): Promise<readonly PlacedOrders[]>
  /** The products of which there was too little for most orders of a span, these first. */
  missingProducts(span: Span, limit: number): Promise<readonly { readonly productId: string; readonly orders: number }[]>
  /** Products by id, without unknown ones. */
  products(productIds: readonly string[]): Promise<ReadonlyMap<string, ProductRow>>
  /** Pending orders with a deadline at that instant or before, earliest deadline first. @param after  only orders after this place */
  due(at: string, after: DeadlinePlace | undefined, limit: number): Promise<readonly OrderRow[]>
}
