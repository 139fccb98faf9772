import type { CustomerEvent } from '@souk/contracts'
import { defineView, readStateAt, type EffectTable, type ReactionTable } from '@souk/service'
import type { SealRecipient } from './domain/commands.ts'
import { charge, release, reserve } from './domain/reactions.ts'
import type { Vault } from './personal/vault.ts'
import { access, credits, customers, payments, usernames, type Collections, type Unsealed } from './view/projectors.ts'

/** The events that lead to commands. */
export const reactions = (sealRecipient: SealRecipient): ReactionTable => ({
  OrderPlaced: reserve({ readPast: readStateAt, sealRecipient }),
  OrderCanceled: release,
  OrderFinalized: charge,
})

/** The events that have an effect outside the log. An effect is repeated until it succeeds. */
export const effects = (vault: Vault): EffectTable => ({
  CustomerForgotten: ({ event }) => vault.forget(event.data.customerId),
})

/** The events that change the view. */
export const view = defineView<Collections, CustomerEvent, Unsealed>({ ...customers, ...access, ...usernames, ...credits, ...payments })
