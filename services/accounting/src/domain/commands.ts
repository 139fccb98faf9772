import type { IssueInvoice } from '@souk/contracts'
import type { Command } from '@souk/service'
import { streamRef } from '@souk/service/aggregate'
import { issueInvoice, yearOf } from './decide.ts'
import { invoice } from './invoice.ts'
import { invoices } from './invoices.ts'
import { order } from './order.ts'

export const issueInvoiceCommand = (input: IssueInvoice): Command => {
  const { orderId, finalizedAt } = input
  const orderRef = streamRef(order, orderId, { foreign: true })
  const invoiceRef = streamRef(invoice, orderId, { fresh: true })
  const yearRef = streamRef(invoices, yearOf(finalizedAt))
  const refs = [orderRef, invoiceRef, yearRef]
  return {
    type: 'IssueInvoice',
    target: orderId,
    input,
    streams: () => refs,
    decide: (stateOf, context) =>
      issueInvoice(input, { order: stateOf(orderRef), invoice: stateOf(invoiceRef), taken: stateOf(yearRef) }, context),
  }
}
