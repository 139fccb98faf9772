import type { EventNamed, Located, Seller } from '@souk/contracts'
import type { Reaction } from '@souk/service'
import { issueInvoiceCommand } from './commands.ts'

/** Accounting's part of the saga: it issues the invoice of a finalized order. */
export const invoiceFinalizedOrder =
  (seller?: Seller) =>
  ({ event }: Located<EventNamed<'OrderFinalized'>>): readonly Reaction[] => {
    const { orderId, finalizedAt } = event.data
    return [{ step: 'issue-invoice', command: issueInvoiceCommand({ orderId, finalizedAt }, seller) }]
  }
