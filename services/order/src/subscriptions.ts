import type { OrderEvent } from '@souk/contracts'
import { defineView, type EffectTable, type ReactionTable } from '@souk/service'
import type { CartStore } from './cart/cart-store.ts'
import { decide } from './domain/reactions.ts'
import { projectors, type OrderCollections } from './view/projectors.ts'

/** The events that lead to commands. */
export const reactions: ReactionTable = {
  StockReserved: decide,
  StockRejected: decide,
  CreditReserved: decide,
  CreditRejected: decide,
}

/** What an event causes outside the log. */
export const effects = (carts: CartStore): EffectTable => ({
  CustomerForgotten: ({ event }) => carts.remove(event.data.customerId),
})

/** The events that change the view: those of the table of projectors. */
export const view = defineView<OrderCollections, OrderEvent>(projectors)
