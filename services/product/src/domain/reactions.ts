import type { EventNamed, Located } from '@souk/contracts'
import type { Reaction } from '@souk/service'
import * as commands from './commands.ts'
import type { PriceGrace } from './decide-stock.ts'

// The product service's part of the saga: it reserves, releases or sells the stock of an order.

export const reserveStock =
  (grace: PriceGrace) =>
  ({ event }: Located<EventNamed<'OrderPlaced'>>): readonly Reaction[] => {
    const { orderId, placedAt, currency, lines } = event.data
    const wanted = lines.map(({ productId, quantity, unitPrice }) => ({ productId, quantity, unitPrice }))
    return [{ step: 'reserve-stock', command: commands.reserveStock({ orderId, placedAt, currency, lines: wanted }, grace) }]
  }

export const releaseStock = ({ event }: Located<EventNamed<'OrderCanceled'>>): readonly Reaction[] => [
  { step: 'release-stock', command: commands.releaseStock(event.data.orderId) },
]

export const deductStock = ({ event }: Located<EventNamed<'OrderFinalized'>>): readonly Reaction[] => [
  { step: 'deduct-stock', command: commands.deductStock(event.data.orderId) },
]
