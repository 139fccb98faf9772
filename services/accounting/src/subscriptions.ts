import type { AccountingEvent } from '@souk/contracts'
import { defineView, type ReactionTable } from '@souk/service'
import { invoiceFinalizedOrder } from './domain/reactions.ts'
import { invoiceIssued, numberAssigned, type Collections } from './view/projectors.ts'

/** The events that lead to commands. */
export const reactions: ReactionTable = {
  OrderFinalized: invoiceFinalizedOrder,
}

/** The events that change the view. */
export const view = defineView<Collections, AccountingEvent>({
  InvoiceNumberAssigned: numberAssigned,
  InvoiceIssued: invoiceIssued,
})
