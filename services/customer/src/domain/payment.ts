import { aggregate } from '@souk/service/aggregate'

/** The credit of one order. */
export type PaymentState =
  | { readonly status: 'none' }
  | { readonly status: 'reserved'; readonly customerId: string; readonly amount: number }
  | { readonly status: 'rejected' | 'released' | 'charged' | 'closed' }

export const payment = aggregate<PaymentState, 'payment'>('payment', { status: 'none' }, (_state, event) => {
  switch (event.type) {
    case 'CreditReserved':
      return { status: 'reserved', customerId: event.data.customerId, amount: event.data.amount }
    case 'CreditRejected':
      return { status: 'rejected' }
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
