import type { EventNamed, Located } from '@souk/contracts'
import type { Reaction } from '@souk/service'
import { issueInvoiceCommand } from './commands.ts'

/** Accounting's share of the saga: a finalized order gets its invoice. */
export const invoiceFinalizedOrder = ({ event }: Located<EventNamed<'OrderFinalized'>>): readonly Reaction[] => {
  const { orderId, finalizedAt } = event.data
  return [{ step: 'issue-invoice', command: issueInvoiceCommand({ orderId, finalizedAt }) }]
}
