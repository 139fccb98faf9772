import type { AccountingEvent, Seller } from '@souk/contracts'
import { defineView, type ReactionTable } from '@souk/service'
import { invoiceFinalizedOrder } from './domain/reactions.ts'
import {
  categoryAdded,
  categoryChanged,
  invoiceIssued,
  numberAssigned,
  productAdded,
  productDetailsChanged,
  type Collections,
} from './view/projectors.ts'

/** The events that lead to commands. @param seller  who sells; undefined: the settings say nothing */
export const reactions = (seller?: Seller): ReactionTable => ({
  OrderFinalized: invoiceFinalizedOrder(seller),
})

/** The events that change the view. */
export const view = defineView<Collections, AccountingEvent>({
  InvoiceNumberAssigned: numberAssigned,
  InvoiceIssued: invoiceIssued,
  ProductAdded: productAdded,
  ProductDetailsChanged: productDetailsChanged,
  CategoryAdded: categoryAdded,
  CategoryChanged: categoryChanged,
})
