import { invoiceNumber, rejection, type IssueInvoice } from '@souk/contracts'
import type { Decision, DecisionContext } from '@souk/service/aggregate'
import type { Invoice } from './invoice.ts'
import type { InvoicesOfYear } from './invoices.ts'
import type { Order } from './order.ts'

/** Year (UTC) that an invoice belongs to: that in which its order was finalized. */
export const yearOf = (finalizedAt: string): number => Number(finalizedAt.slice(0, 4))

export interface IssueInvoiceState {
  readonly order: Order
  readonly invoice: Invoice
  readonly taken: InvoicesOfYear
}

/** The next number of the year, and the invoice that bears it: in one commit, so that no number is ever left over. */
export const issueInvoice = (command: IssueInvoice, { order, invoice, taken }: IssueInvoiceState, { now }: DecisionContext): Decision => {
  if (invoice.status === 'issued') return []
  const { orderId, finalizedAt } = command
  // Only a damaged log has a finalization without its order: parked, and seen by a manager.
  if (order.status !== 'finalized') return rejection('conflict', `order ${orderId} is to be invoiced, but it is ${order.status}`)
  const year = yearOf(finalizedAt)
  const sequence = taken + 1
  const number = invoiceNumber(year, sequence)
  return [
    { type: 'InvoiceNumberAssigned', data: { orderId, assignedAt: now, year, sequence } },
    { type: 'InvoiceIssued', data: { orderId, finalizedAt, issuedAt: now, number, ...order.billed } },
  ]
}
