import type { EventNamed, Located } from '@souk/contracts'
import type { Reaction } from '@souk/service'
import { chargeCredit, releaseCredit, reserveCredit, type PastOfCustomer } from './commands.ts'

// The customer service's part of the saga: it holds the total of an order, then charges or releases it.

export const reserve =
  (past: PastOfCustomer) =>
  ({ position: placedAt, event: { data } }: Located<EventNamed<'OrderPlaced'>>): readonly Reaction[] => {
    const { orderId, customerId, addressId, deadlineAt, total: amount } = data
    return [{ step: 'reserve', command: reserveCredit({ orderId, customerId, addressId, amount }, { placedAt, deadlineAt }, past) }]
  }

export const release = ({ event: { data } }: Located<EventNamed<'OrderCanceled'>>): readonly Reaction[] => [
  { step: 'release', command: releaseCredit(data.orderId) },
]

export const charge = ({ event: { data } }: Located<EventNamed<'OrderFinalized'>>): readonly Reaction[] => [
  { step: 'charge', command: chargeCredit(data.orderId) },
]
