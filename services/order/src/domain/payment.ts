import type { CancelReason } from '@souk/contracts'
import { aggregate } from '@souk/service/aggregate'

/** The answer of the customer service about the credit of an order. */
export type PaymentState =
  | { readonly status: 'none' | 'reserved' | 'released' | 'charged' | 'closed' }
  | { readonly status: 'rejected'; readonly reason: CancelReason }

/** The stream belongs to the customer service. This service reads it to decide an order. */
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
