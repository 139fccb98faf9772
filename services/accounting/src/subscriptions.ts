import { defineView, type ReactionTable } from '@souk/service'
import { invoiceFinalizedOrder } from './domain/reactions.ts'
import { invoiceIssued, numberAssigned, type Collections } from './view/projectors.ts'

/** What accounting acts upon. */
export const reactions: ReactionTable = {
  OrderFinalized: invoiceFinalizedOrder,
}

/** What its view is made of. */
export const view = defineView<Collections>({
  InvoiceNumberAssigned: numberAssigned,
  InvoiceIssued: invoiceIssued,
})
