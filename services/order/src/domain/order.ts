import { aggregate } from '@souk/service/aggregate'

/** The part of an order that deciders need. Only the view has the lines. */
export type OrderState =
  | { readonly status: 'none' }
  | { readonly status: 'PENDING'; readonly customerId: string; readonly deadlineAt: string }
  | { readonly status: 'APPROVED' | 'FINALIZED' | 'CANCELED' }

export const order = aggregate<OrderState, 'order'>('order', { status: 'none' }, (_state, event) => {
  switch (event.type) {
    case 'OrderPlaced':
      return { status: 'PENDING', customerId: event.data.customerId, deadlineAt: event.data.deadlineAt }
    case 'OrderApproved':
      return { status: 'APPROVED' }
    case 'OrderFinalized':
      return { status: 'FINALIZED' }
    case 'OrderCanceled':
      return { status: 'CANCELED' }
    default: {
      const never: never = event
      return never
    }
  }
})
