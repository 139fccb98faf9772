import { defineView, type ReactionTable } from '@souk/service'
import { invoiceFinalizedOrder } from './reactions.ts'
import { invoiceIssued, numberAssigned, type Collections } from './view.ts'

/** What accounting acts upon. */
export const reactions: ReactionTable = {
  OrderFinalized: invoiceFinalizedOrder,
}

/** What its view is made of. */
export const view = defineView<Collections>({
  InvoiceNumberAssigned: numberAssigned,
  InvoiceIssued: invoiceIssued,
})
