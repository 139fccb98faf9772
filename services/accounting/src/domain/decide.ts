import { invoiceNumber, rejection, type IssueInvoice, type Seller } from '@souk/contracts'
import type { Decision, DecisionContext } from '@souk/service/aggregate'
import type { Invoice } from './invoice.ts'
import type { InvoicesOfYear } from './invoices.ts'
import type { Order } from './order.ts'
import type { Payment } from './payment.ts'

/** The year (UTC) of an invoice: the year in which its order was finalized. */
export const yearOf = (finalizedAt: string): number => Number(finalizedAt.slice(0, 4))

export interface IssueInvoiceState {
  readonly order: Order
  readonly payment: Payment
  readonly invoice: Invoice
  readonly taken: InvoicesOfYear
}

/** Assigns the next number of the year and issues the invoice, both in one commit: there is no number without an invoice. */
export const issueInvoice = (
  { orderId, finalizedAt, seller }: IssueInvoice & { readonly seller?: Seller | undefined },
  { order, payment: { recipient }, invoice, taken }: IssueInvoiceState,
  { now }: DecisionContext,
): Decision => {
  if (invoice.status === 'issued') return []
  // Only a damaged log has a finalization without its order. The event is parked, and a manager sees it.
  if (order.status !== 'finalized') return rejection('conflict', `order ${orderId} cannot be invoiced: it is ${order.status}`)
  const year = yearOf(finalizedAt)
  const sequence = taken + 1
  const number = invoiceNumber(year, sequence)
  return [
    { type: 'InvoiceNumberAssigned', data: { orderId, assignedAt: now, year, sequence } },
    {
      type: 'InvoiceIssued',
      data: { orderId, finalizedAt, issuedAt: now, number, ...order.billed, ...(seller && { seller }), ...(recipient && { recipient }) },
    },
  ]
}
