import type { EventIn, EventNamed } from '@souk/contracts'
import { aggregate } from '@souk/service/aggregate'

type Reserved = EventNamed<'StockReserved'>['data']
type Rejected = EventNamed<'StockRejected'>['data']

/** The reservation of stock for one order. Only `none` can become `reserved`: in any other state nothing can be reserved for the order again. */
export type ReservationState =
  | { readonly status: 'none' }
  | { readonly status: 'reserved'; readonly lines: Reserved['lines'] }
  | { readonly status: 'rejected'; readonly reason: Rejected['reason']; readonly productId: string }
  /** Was reserved until the order was canceled. */
  | { readonly status: 'released' }
  /** Was reserved, and is sold. */
  | { readonly status: 'deducted' }
  /** The order was canceled before anything was reserved. */
  | { readonly status: 'closed' }

const evolve = (_state: ReservationState, event: EventIn<'reservation'>): ReservationState => {
  switch (event.type) {
    case 'StockReserved':
      return { status: 'reserved', lines: event.data.lines }
    case 'StockRejected':
      return { status: 'rejected', reason: event.data.reason, productId: event.data.productId }
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
}

/** `reservation-<orderId>` */
export const reservation = aggregate<ReservationState, 'reservation'>('reservation', { status: 'none' }, evolve)
