import type { CancelReason } from '@souk/contracts'
import { aggregate } from '@souk/service/aggregate'

/** What the customer service has said about an order's credit. */
export type PaymentState =
  | { readonly status: 'none' | 'reserved' | 'released' | 'charged' | 'closed' }
  | { readonly status: 'rejected'; readonly reason: CancelReason }

/** A stream of the customer service, read to decide. */
export const payment = aggregate<PaymentState, 'payment'>('payment', { status: 'none' }, (_state, event) => {
  switch (event.type) {
    case 'CreditReserved':
      return { status: 'reserved' }
    case 'CreditRejected':
      return { status: 'rejected', reason: event.data.reason }
    case 'CreditReleased':
      return { status: 'released' }
    case 'CreditCharged':
      return { status: 'charged' }
    case 'PaymentClosed':
      return { status: 'closed' }
    default: {
      const never: never = event
      return never
    }
  }
})
