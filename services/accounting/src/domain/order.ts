import type { EventIn, EventNamed } from '@souk/contracts'
import { aggregate } from '@souk/service/aggregate'

/** The data of an order that its invoice shows. */
type BilledOrder = Pick<EventNamed<'OrderPlaced'>['data'], 'customerId' | 'lines' | 'total' | 'currency'>

/** The part of an order that deciders need. The stream belongs to the order service. */
export type Order =
  | { readonly status: 'unknown' }
  | { readonly status: 'open'; readonly billed: BilledOrder }
  | { readonly status: 'finalized'; readonly billed: BilledOrder }
  | { readonly status: 'canceled' }

const evolve = (state: Order, event: EventIn<'order'>): Order => {
  switch (event.type) {
    case 'OrderPlaced': {
      const { customerId, lines, total, currency } = event.data
      return { status: 'open', billed: { customerId, lines, total, currency } }
    }
    case 'OrderApproved':
      return state
    case 'OrderFinalized':
      return state.status === 'open' ? { ...state, status: 'finalized' } : state
    case 'OrderCanceled':
      return { status: 'canceled' }
    default: {
      const never: never = event
      return never
    }
  }
}

export const order = aggregate<Order, 'order'>('order', { status: 'unknown' }, evolve)
