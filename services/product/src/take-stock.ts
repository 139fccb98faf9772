import type { TakeAway } from '@souk/service'
import { streamRef } from '@souk/service/aggregate'
import { adjustStock } from './domain/commands.ts'
import * as catalogue from './domain/decide-catalogue.ts'
import { availableOf, product } from './domain/product.ts'
import { reservation } from './domain/reservation.ts'

const reason = 'Failure lab'

/** What the failure lab writes off: so many units of the first product of an order that one is missing. */
export const takeStock: TakeAway = ({ orderId, lines: [line] }) => {
  if (line === undefined) return undefined
  const { productId, quantity } = line
  const stock = streamRef(product, productId)
  const claim = streamRef(reservation, orderId)
  return {
    take: {
      type: 'TakeStock',
      target: productId,
      input: { orderId, quantity },
      streams: () => [stock, claim],
      decide: (stateOf, context) => {
        const state = stateOf(stock)
        if (state.status === 'none' || stateOf(claim).status !== 'none') return []
        const amount = availableOf(state) - quantity + 1
        return amount < 1 ? [] : catalogue.adjustStock({ productId, delta: -amount, reason }, state, context)
      },
    },
    taken: (event) => (event.type === 'StockAdjusted' ? -event.data.delta : 0),
    giveBack: (amount) => adjustStock(productId, { delta: amount, reason }),
  }
}
