import { defineView, type ReactionTable } from '@souk/service'
import { decide } from './domain/reactions.ts'
import { projectors, type OrderCollections } from './view/projectors.ts'

/** What the order service acts upon. */
export const reactions: ReactionTable = {
  StockReserved: decide,
  StockRejected: decide,
  CreditReserved: decide,
  CreditRejected: decide,
}

/** What it shows; the events are listed in view.ts. */
export const view = defineView<OrderCollections>(projectors)
