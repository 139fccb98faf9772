import type { IssueInvoice, Seller } from '@souk/contracts'
import type { Command } from '@souk/service'
import { streamRef } from '@souk/service/aggregate'
import { issueInvoice, yearOf } from './decide.ts'
import { invoice } from './invoice.ts'
import { invoices } from './invoices.ts'
import { order } from './order.ts'
import { payment } from './payment.ts'

/** @param seller  who sells, as the settings say. It is no part of the input: a retry after a change of the settings is still the same. */
export const issueInvoiceCommand = (input: IssueInvoice, seller?: Seller): Command => {
  const { orderId, finalizedAt } = input
  const orderRef = streamRef(order, orderId, { foreign: true })
  const paymentRef = streamRef(payment, orderId, { foreign: true })
  const invoiceRef = streamRef(invoice, orderId, { fresh: true })
  const yearRef = streamRef(invoices, yearOf(finalizedAt))
  const refs = [orderRef, paymentRef, invoiceRef, yearRef]
  return {
    type: 'IssueInvoice',
    target: orderId,
    input,
    streams: () => refs,
    decide: (stateOf, context) =>
      issueInvoice(
        { ...input, seller },
        { order: stateOf(orderRef), payment: stateOf(paymentRef), invoice: stateOf(invoiceRef), taken: stateOf(yearRef) },
        context,
      ),
  }
}
