import type { EventNamed, Located } from '@souk/contracts'
import type { Reaction } from '@souk/service'
import { chargeCredit, releaseCredit, reserveCredit } from './commands.ts'

// The customer's share of the saga: hold the total, then spend it or give it back.

export const reserve = ({ event: { data } }: Located<EventNamed<'OrderPlaced'>>): readonly Reaction[] => [
  { step: 'reserve', command: reserveCredit({ orderId: data.orderId, customerId: data.customerId, amount: data.total }) },
]

export const release = ({ event: { data } }: Located<EventNamed<'OrderCanceled'>>): readonly Reaction[] => [
  { step: 'release', command: releaseCredit(data.orderId) },
]

export const charge = ({ event: { data } }: Located<EventNamed<'OrderFinalized'>>): readonly Reaction[] => [
  { step: 'charge', command: chargeCredit(data.orderId) },
]
