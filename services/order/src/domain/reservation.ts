import type { CancelReason } from '@souk/contracts'
import { aggregate } from '@souk/service/aggregate'

/** What the product service has said about an order's stock. */
export type ReservationState =
  | { readonly status: 'none' | 'reserved' | 'released' | 'deducted' | 'closed' }
  | { readonly status: 'rejected'; readonly reason: CancelReason }

/** A stream of the product service, read to decide. */
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
