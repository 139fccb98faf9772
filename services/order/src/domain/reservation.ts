import type { CancelReason } from '@souk/contracts'
import { aggregate } from '@souk/service/aggregate'

/** The answer of the product service about the stock of an order. */
export type ReservationState =
  | { readonly status: 'none' | 'reserved' | 'released' | 'deducted' | 'closed' }
  | { readonly status: 'rejected'; readonly reason: CancelReason }

/** The stream belongs to the product service. This service reads it to decide an order. */
export const reservation = aggregate<ReservationState, 'reservation'>('reservation', { status: 'none' }, (_state, event) => {
  switch (event.type) {
    case 'StockReserved':
      return { status: 'reserved' }
    case 'StockRejected':
      return { status: 'rejected', reason: event.data.reason }
    case 'StockReleased':
      return { status: 'released' }
    case 'StockDeducted':
      return { status: 'deducted' }
    case 'ReservationClosed':
      return { status: 'closed' }
    default: {
      const never: never = event
      return never
    }
  }
})
