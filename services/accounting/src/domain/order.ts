import type { EventIn, EventNamed } from '@souk/contracts'
import { aggregate } from '@souk/service/aggregate'

/** What an invoice says of its order, read from the order service's stream. */
type BilledOrder = Pick<EventNamed<'OrderPlaced'>['data'], 'customerId' | 'lines' | 'total' | 'currency'>

/** An order as far as accounting needs to know. */
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
