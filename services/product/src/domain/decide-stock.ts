import { stockRejection, type EventNamed, type ReserveStock, type SoukEvent } from '@souk/contracts'
import type { Decision, DecisionContext } from '@souk/service/aggregate'
import { availableOf, isHonoured, type ProductState } from './product.ts'
import type { ReservationState } from './reservation.ts'

type Reason = EventNamed<'StockRejected'>['data']['reason']

const precedence: readonly Reason[] = stockRejection.options

/** How long a price may still be ordered after it has ended. */
export interface PriceGrace {
  readonly priceGraceMs: number
}

/** Why a line cannot be reserved. Undefined if it can. */
const faultOf = (
  { quantity, unitPrice }: ReserveStock['lines'][number],
  { currency, placedAt, priceGraceMs }: Pick<ReserveStock, 'currency' | 'placedAt'> & PriceGrace,
  product: ProductState,
): Reason | undefined => {
  if (product.status === 'none') return 'unknown-product'
  if (product.status === 'retired') return 'retired-product'
  if (!isHonoured({ price: unitPrice, currency }, product, { placedAt, graceMs: priceGraceMs })) return 'price-changed'
  return quantity > availableOf(product) ? 'out-of-stock' : undefined
}

/**
 * Reserves all lines of an order, or none. If several reasons forbid it, the rejection names the one that comes first in the contract,
 * and the first product for which it applies. Does nothing if the stock was decided before, or the order canceled.
 */
export const reserveStock = (
  { lines, orderId, ...order }: ReserveStock & PriceGrace,
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
    const reason = faultOf(line, order, productOf(line.productId))
    if (reason === undefined) continue
    if (worst === undefined || precedence.indexOf(reason) < precedence.indexOf(worst.reason)) worst = { reason, productId: line.productId }
  }
  if (worst !== undefined) {
    return [{ type: 'StockRejected', data: { orderId, productId: worst.productId, rejectedAt: now, reason: worst.reason } }]
  }
  const reserved = lines.map(({ productId, quantity }) => ({ productId, quantity }))
  return [
    { type: 'StockReserved', data: { orderId, reservedAt: now, lines: reserved } },
    ...reserved.map(({ productId, quantity }): SoukEvent => ({
      type: 'UnitsReserved',
      data: { productId, orderId, reservedAt: now, quantity },
    })),
  ]
}

/** Releases the units of a canceled order. Afterwards even a late `OrderPlaced` can reserve nothing. */
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
    // Nothing is reserved. (`deducted` does not occur: a canceled order was never finalized.)
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

/** Sells the units of a finalized order. They are reserved, or the order service would not have finalized the order. */
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
