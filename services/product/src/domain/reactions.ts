import type { EventNamed, Located } from '@souk/contracts'
import type { Reaction } from '@souk/service'
import * as commands from './commands.ts'

// The product service's part of the saga: it reserves, releases or sells the stock of an order.

export const reserveStock = ({ event }: Located<EventNamed<'OrderPlaced'>>): readonly Reaction[] => {
  const { orderId, currency, lines } = event.data
  const wanted = lines.map(({ productId, quantity, unitPrice }) => ({ productId, quantity, unitPrice }))
  return [{ step: 'reserve-stock', command: commands.reserveStock({ orderId, currency, lines: wanted }) }]
}

export const releaseStock = ({ event }: Located<EventNamed<'OrderCanceled'>>): readonly Reaction[] => [
  { step: 'release-stock', command: commands.releaseStock(event.data.orderId) },
]

export const deductStock = ({ event }: Located<EventNamed<'OrderFinalized'>>): readonly Reaction[] => [
  { step: 'deduct-stock', command: commands.deductStock(event.data.orderId) },
]
