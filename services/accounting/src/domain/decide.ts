import { invoiceNumber, rejection, type IssueInvoice } from '@souk/contracts'
import type { Decision, DecisionContext } from '@souk/service/aggregate'
import type { Invoice } from './invoice.ts'
import type { InvoicesOfYear } from './invoices.ts'
import type { Order } from './order.ts'

/** The year (UTC) of an invoice: the year in which its order was finalized. */
export const yearOf = (finalizedAt: string): number => Number(finalizedAt.slice(0, 4))

export interface IssueInvoiceState {
  readonly order: Order
  readonly invoice: Invoice
  readonly taken: InvoicesOfYear
}

/** Assigns the next number of the year and issues the invoice, both in one commit: there is no number without an invoice. */
export const issueInvoice = (command: IssueInvoice, { order, invoice, taken }: IssueInvoiceState, { now }: DecisionContext): Decision => {
  if (invoice.status === 'issued') return []
  const { orderId, finalizedAt } = command
  // Only a damaged log has a finalization without its order. The event is parked, and a manager sees it.
  if (order.status !== 'finalized') return rejection('conflict', `order ${orderId} cannot be invoiced: it is ${order.status}`)
  const year = yearOf(finalizedAt)
  const sequence = taken + 1
  const number = invoiceNumber(year, sequence)
  return [
    { type: 'InvoiceNumberAssigned', data: { orderId, assignedAt: now, year, sequence } },
    { type: 'InvoiceIssued', data: { orderId, finalizedAt, issuedAt: now, number, ...order.billed } },
  ]
}
