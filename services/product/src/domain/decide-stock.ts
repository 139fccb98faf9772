import { stockRejection, type EventNamed, type ReserveStock, type SoukEvent } from '@souk/contracts'
import type { Decision, DecisionContext } from '@souk/service/aggregate'
import { availableOf, type ProductState } from './product.ts'
import type { ReservationState } from './reservation.ts'

type Reason = EventNamed<'StockRejected'>['data']['reason']

const precedence: readonly Reason[] = stockRejection.options

/** Why a line cannot be held; undefined if it can. */
const faultOf = ({ quantity, unitPrice }: ReserveStock['lines'][number], currency: string, product: ProductState): Reason | undefined => {
  if (product.status === 'none') return 'unknown-product'
  if (product.status === 'retired') return 'retired-product'
  if (unitPrice !== product.price || currency !== product.currency) return 'price-changed'
  return quantity > availableOf(product) ? 'out-of-stock' : undefined
}

/**
 * All lines or none. What is wrong is the reason that comes first in the contract, over all lines, and the first product it applies to.
 * An order that stock was decided for, or that was canceled before, gets nothing.
 */
export const reserveStock = (
  { orderId, currency, lines }: ReserveStock,
  reservation: ReservationState,
  productOf: (productId: string) => ProductState,
  { now }: DecisionContext,
): Decision => {
  if (reservation.status !== 'none') return []
  if (new Set(lines.map(({ productId }) => productId)).size < lines.length) {
    throw new TypeError(`the order ${orderId} names a product more than once`)
  }
  let worst: { reason: Reason; productId: string } | undefined
  for (const line of lines) {
    const reason = faultOf(line, currency, productOf(line.productId))
    if (reason === undefined) continue
    if (worst === undefined || precedence.indexOf(reason) < precedence.indexOf(worst.reason)) worst = { reason, productId: line.productId }
  }
  if (worst !== undefined) {
    return [{ type: 'StockRejected', data: { orderId, productId: worst.productId, rejectedAt: now, reason: worst.reason } }]
  }
  const held = lines.map(({ productId, quantity }) => ({ productId, quantity }))
  return [
    { type: 'StockReserved', data: { orderId, reservedAt: now, lines: held } },
    ...held.map(({ productId, quantity }): SoukEvent => ({
      type: 'UnitsReserved',
      data: { productId, orderId, reservedAt: now, quantity },
    })),
  ]
}

/** Whatever comes late afterwards, nothing is held for the order any more. */
export const releaseStock = (orderId: string, reservation: ReservationState, { now }: DecisionContext): Decision => {
  switch (reservation.status) {
    case 'none':
      return [{ type: 'ReservationClosed', data: { orderId, closedAt: now } }]
    case 'reserved':
      return [
        { type: 'StockReleased', data: { orderId, releasedAt: now } },
        ...reservation.lines.map(({ productId, quantity }): SoukEvent => ({
          type: 'UnitsReleased',
          data: { productId, orderId, releasedAt: now, quantity },
        })),
      ]
    // Nothing is held. (An order that is canceled has no deducted stock: only a finalized one has.)
    case 'rejected':
    case 'released':
    case 'deducted':
    case 'closed':
      return []
    default: {
      const never: never = reservation
      return never
    }
  }
}

/** A finalized order's stock was reserved before: the order service decided on that very event. */
export const deductStock = (orderId: string, reservation: ReservationState, { now }: DecisionContext): Decision =>
  reservation.status === 'reserved'
    ? [
        { type: 'StockDeducted', data: { orderId, deductedAt: now } },
        ...reservation.lines.map(({ productId, quantity }): SoukEvent => ({
          type: 'UnitsDeducted',
          data: { productId, orderId, deductedAt: now, quantity },
        })),
      ]
    : []
