import { defineView, type EffectTable, type ReactionTable } from '@souk/service'
import { charge, release, reserve } from './domain/reactions.ts'
import type { Vault } from './personal/vault.ts'
import { credits, customers, payments, type Collections, type Opened } from './view/projectors.ts'

/** What the customer service acts upon. */
export const reactions: ReactionTable = {
  OrderPlaced: reserve,
  OrderCanceled: release,
  OrderFinalized: charge,
}

/** What it does outside the log, repeated until it is done. */
export const effects = (vault: Vault): EffectTable => ({
  CustomerForgotten: ({ event }) => vault.forget(event.data.customerId),
})

/** What it shows; view.ts lists the events. */
export const view = defineView<Collections, Opened>({ ...customers, ...credits, ...payments })
