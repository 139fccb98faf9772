import { MAX_AMOUNT, rejection, type CancelOrder, type OrderEvent, type OrderLine, type PlaceOrder } from '@souk/contracts'
import type { Decision, DecisionContext } from '@souk/service/aggregate'
import type { OrderState } from './order.ts'
import type { PaymentState } from './payment.ts'
import type { ReservationState } from './reservation.ts'

/** The part of a product that placing an order needs. */
interface CatalogueEntry {
  readonly name: string
  readonly price: number
  readonly currency: string
}

/** The order of a customer, with what this service knows about the products. */
export interface Placement extends Pick<PlaceOrder, 'lines'> {
  readonly customerId: string
  /** Null: the default one. */
  readonly addressId: string | null
  readonly orderId: string
  /** By product id. Unknown products are missing. */
  readonly catalogue: ReadonlyMap<string, CatalogueEntry>
  /** Time from placing the order to its deadline, in milliseconds. */
  readonly deadlineMs: number
}

/** Accepts an order of known products. The saga then checks price, stock and credit. */
export const decidePlaceOrder = (
  { orderId, customerId, addressId, lines: wanted, catalogue, deadlineMs }: Placement,
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
    // The shop has one currency. The saga rejects a product whose price is in another one.
    currency ??= product.currency
  }
  if (unknown.length > 0 || currency === undefined) return rejection('unknown-product', `no such product: ${unknown.join(', ')}`)
  if (total > MAX_AMOUNT) return rejection('amount-too-large', `the total may be ${MAX_AMOUNT} at most`)
  const deadlineAt = new Date(Date.parse(now) + deadlineMs).toISOString()
  return [{ type: 'OrderPlaced', data: { orderId, customerId, addressId, placedAt: now, deadlineAt, lines, total, currency } }]
}

/** An order of the same products as an earlier one. */
export interface Repetition extends Omit<Placement, 'addressId' | 'lines' | 'catalogue'> {
  readonly catalogue: ReadonlyMap<string, CatalogueEntry & { readonly status: 'active' | 'retired' }>
  /** Those of the earlier order. */
  readonly lines: readonly Pick<OrderLine, 'productId' | 'name' | 'quantity'>[]
}

/** Accepts the lines of an earlier order at the prices of today, for the default address of today. Rejects them if a product is not sold any more, and names each such line. */
export const decideOrderAgain = (repetition: Repetition, state: OrderState, context: DecisionContext): Decision<OrderEvent> => {
  const { lines, catalogue } = repetition
  const errors = lines.flatMap(({ productId, name }, index) => {
    const product = catalogue.get(productId)
    if (product?.status === 'active') return []
    return [{ path: `lines.${index}.productId`, message: `${name} ${product === undefined ? 'does not exist' : 'is no longer sold'}` }]
  })
  if (errors.length > 0) return rejection('lines-unavailable', errors.map(({ message }) => message).join('; '), errors)
  const wanted = lines.map(({ productId, quantity }) => ({ productId, quantity }))
  return decidePlaceOrder({ ...repetition, addressId: null, lines: wanted }, state, context)
}

/** Finalizes a pending order if stock and credit are both reserved. Cancels it if one is rejected. Otherwise the order waits. */
export const decideDecideOrder = (
  orderId: string,
  state: OrderState,
  stock: ReservationState,
  credit: PaymentState,
  { now }: DecisionContext,
): Decision<OrderEvent> => {
  if (state.status !== 'PENDING') return []
  const { customerId } = state
  const rejected = stock.status === 'rejected' ? stock : credit.status === 'rejected' ? credit : undefined
  if (rejected !== undefined) return [{ type: 'OrderCanceled', data: { orderId, customerId, canceledAt: now, reason: rejected.reason } }]
  if (stock.status !== 'reserved' || credit.status !== 'reserved') return []
  return [
    { type: 'OrderApproved', data: { orderId, approvedAt: now } },
    { type: 'OrderFinalized', data: { orderId, customerId, finalizedAt: now } },
  ]
}

/** Cancels a pending order. If the order is not pending, the customer gets a rejection, and the deadline does nothing. */
export const decideCancelOrder = ({ orderId, reason }: CancelOrder, state: OrderState, { now }: DecisionContext): Decision<OrderEvent> => {
  const byDeadline = reason === 'deadline-passed'
  if (state.status === 'none') return byDeadline ? [] : rejection('not-found', 'there is no such order')
  if (state.status !== 'PENDING') return byDeadline ? [] : rejection('order-not-pending', `the order is ${state.status}`)
  // Both are ISO 8601 in UTC with milliseconds, so comparing the texts compares the times.
  if (byDeadline && state.deadlineAt > now) return []
  return [{ type: 'OrderCanceled', data: { orderId, customerId: state.customerId, canceledAt: now, reason } }]
}
