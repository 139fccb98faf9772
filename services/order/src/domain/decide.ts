import { MAX_AMOUNT, rejection, type CancelOrder, type OrderEvent, type OrderLine, type PlaceOrder } from '@souk/contracts'
import type { Decision, DecisionContext } from '@souk/service/aggregate'
import type { OrderState } from './order.ts'
import type { PaymentState } from './payment.ts'
import type { ReservationState } from './reservation.ts'

/** A product as far as placing an order needs to know it. */
interface CatalogueEntry {
  readonly name: string
  readonly price: number
  readonly currency: string
}

/** A customer's wish, with what is known about the products in it. */
export interface Placement extends PlaceOrder {
  readonly orderId: string
  /** By product id; a product that is missing is unknown here. */
  readonly catalogue: ReadonlyMap<string, CatalogueEntry>
  /** How long the saga has, in milliseconds. */
  readonly deadlineMs: number
}

/** Accepts an order as it is wanted; whether price, stock and credit allow it is decided by the saga. */
export const decidePlaceOrder = (
  { orderId, customerId, lines: wanted, catalogue, deadlineMs }: Placement,
  state: OrderState,
  { now }: DecisionContext,
): Decision<OrderEvent> => {
  if (state.status !== 'none') return rejection('conflict', 'there is an order with that id')
  const lines: OrderLine[] = []
  const unknown: string[] = []
  let total = 0
  let currency: string | undefined
  for (const { productId, quantity, unitPrice } of wanted) {
    const product = catalogue.get(productId)
    if (product === undefined) {
      unknown.push(productId)
      continue
    }
    const line = { productId, name: product.name, quantity, unitPrice: unitPrice ?? product.price }
    lines.push(line)
    total += line.quantity * line.unitPrice
    // The shop has one currency. A product that is priced in another fails the saga's check of the price.
    currency ??= product.currency
  }
  if (unknown.length > 0 || currency === undefined) return rejection('unknown-product', `no such product: ${unknown.join(', ')}`)
  if (total > MAX_AMOUNT) return rejection('amount-too-large', `the total may be ${MAX_AMOUNT} at most`)
  const deadlineAt = new Date(Date.parse(now) + deadlineMs).toISOString()
  return [{ type: 'OrderPlaced', data: { orderId, customerId, placedAt: now, deadlineAt, lines, total, currency } }]
}

/** Finalizes a pending order when stock and credit are both held, cancels it when one was refused; else it waits. */
export const decideDecideOrder = (
  orderId: string,
  state: OrderState,
  stock: ReservationState,
  credit: PaymentState,
  { now }: DecisionContext,
): Decision<OrderEvent> => {
  if (state.status !== 'PENDING') return []
  const { customerId } = state
  const refusal = stock.status === 'rejected' ? stock : credit.status === 'rejected' ? credit : undefined
  if (refusal !== undefined) return [{ type: 'OrderCanceled', data: { orderId, customerId, canceledAt: now, reason: refusal.reason } }]
  if (stock.status !== 'reserved' || credit.status !== 'reserved') return []
  return [
    { type: 'OrderApproved', data: { orderId, approvedAt: now } },
    { type: 'OrderFinalized', data: { orderId, customerId, finalizedAt: now } },
  ]
}

/** Cancels a pending order. A customer is told when it is too late, or no such order; the deadline then has nothing to do. */
export const decideCancelOrder = ({ orderId, reason }: CancelOrder, state: OrderState, { now }: DecisionContext): Decision<OrderEvent> => {
  const byDeadline = reason === 'deadline-passed'
  if (state.status === 'none') return byDeadline ? [] : rejection('not-found', 'there is no such order')
  if (state.status !== 'PENDING') return byDeadline ? [] : rejection('order-not-pending', `the order is ${state.status}`)
  // Both are ISO 8601 in UTC with milliseconds: the order of the texts is the order of the instants.
  if (byDeadline && state.deadlineAt > now) return []
  return [{ type: 'OrderCanceled', data: { orderId, customerId: state.customerId, canceledAt: now, reason } }]
}
