import type { OrderEvent } from '@souk/contracts'
import { defineView, type ReactionTable } from '@souk/service'
import { decide } from './domain/reactions.ts'
import { projectors, type OrderCollections } from './view/projectors.ts'

/** The events that lead to commands. */
export const reactions: ReactionTable = {
  StockReserved: decide,
  StockRejected: decide,
  CreditReserved: decide,
  CreditRejected: decide,
}

/** The events that change the view: those of the table of projectors. */
export const view = defineView<OrderCollections, OrderEvent>(projectors)
