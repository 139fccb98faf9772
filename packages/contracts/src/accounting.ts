import { z } from 'zod'
import { anyText, instant, defineCategory, defineEvent, eventUnion } from '@souk/log-protocol'
import { amount, currency, customerId, eventTime, orderId, page, version } from './common.ts'
import { OrderLine } from './order.ts'
import { Recipient, Sealed } from './personal.ts'

// A clock that is wrong makes odd years, but an invoice must still be readable.
const year = z.int().min(0).describe('Year (UTC) in which the order was finalized.')
const sequence = z.int().min(1).describe('1, 2, 3 … within the year: the version of the stream `invoices-<year>`.')
const number = z
  .string()
  .regex(/^\d{4}-\d{6,}$/)
  .describe('`<year>-<sequence>`, as printed on the invoice.')
const finalizedAt = instant.describe('When the order was finalized.')
const lines = z.array(OrderLine).min(1).describe('The lines of the order.')
const total = amount.describe('Sum of the lines, in minor units.')

export const Seller = z
  .object({
    businessName: anyText.describe('Name of the seller.'),
    postalAddress: anyText.describe('Postal address of the seller. May be empty.'),
    taxNumber: anyText.describe('Tax number of the seller. May be empty.'),
  })
  .describe('Who sells.')
export type Seller = z.infer<typeof Seller>

/** `2026-000042` */
export const invoiceNumber = (inYear: number, position: number): string =>
  `${String(inYear).padStart(4, '0')}-${String(position).padStart(6, '0')}`

// — invoices-<year>: the numbers of a year —————————————————————————————————————————————————————————

const yearStreams = defineCategory('invoices', 'year')

export const InvoiceNumberAssigned = defineEvent(yearStreams, 'InvoiceNumberAssigned', 'An order has the next number of the year.', {
  orderId,
  assignedAt: eventTime,
  year,
  sequence,
})

// — invoice-<orderId> ——————————————————————————————————————————————————————————————————————————————

const invoiceStreams = defineCategory('invoice', 'orderId')

export const InvoiceIssued = defineEvent(invoiceStreams, 'InvoiceIssued', 'A finalized order has its invoice.', {
  orderId,
  customerId,
  finalizedAt: finalizedAt.describe('When the order was finalized. The year of the invoice number follows from it.'),
  issuedAt: eventTime,
  number,
  lines,
  total,
  currency,
  seller: Seller.optional().describe('Who sells, as the settings said then. Absent if they said nothing.'),
  recipient: Sealed.optional().describe('Name and address of the customer, as in `CreditReserved`. Absent if that has none.'),
})

export const accountingEvents = [InvoiceNumberAssigned, InvoiceIssued] as const

/** Every event that the accounting service writes. */
export const AccountingEvent = eventUnion(accountingEvents)
export type AccountingEvent = z.infer<typeof AccountingEvent>

// — commands that the service makes itself: no client can send them ——————————————————————————————

export const IssueInvoice = z.strictObject({ orderId, finalizedAt }).describe('Issue the invoice of a finalized order, once.')
export type IssueInvoice = z.infer<typeof IssueInvoice>

// — answers ——————————————————————————————————————————————————————————————————————————————————————

export const Invoice = z
  .object({
    orderId,
    version: version.describe('Always 1: an invoice never changes.'),
    customerId,
    finalizedAt,
    issuedAt: instant.describe('When the invoice was issued.'),
    number,
    lines,
    total,
    currency,
    seller: Seller.nullable().describe('Who sells, as the settings said when the invoice was issued. null: they said nothing.'),
    recipient: Recipient.nullable().describe(
      'Name and address of the customer when the order was placed. They outlive the account. null: they could not be read any more then, or they were deleted after the time for which the law asks to keep them.',
    ),
  })
  .describe('The invoice of a finalized order.')
export type Invoice = z.infer<typeof Invoice>

export const InvoicesExport = z
  .object({ customerId, invoices: page(Invoice).describe('A page of all invoices, in the order of their numbers.') })
  .describe('All that the accounting service knows of a customer.')
export type InvoicesExport = z.infer<typeof InvoicesExport>
export const InvoicePage = z
  .string()
  .meta({ contentType: 'text/html', description: 'A page that needs nothing else, to be read and printed.' })
export const InvoicePdf = z.string().meta({ contentType: 'application/pdf', format: 'binary', description: 'A PDF, its fonts included.' })

export const RevenueQuery = z
  .strictObject({
    from: z.iso.date().optional().describe('First day (UTC), inclusive. Default: the first day with revenue.'),
    to: z.iso.date().optional().describe('Last day (UTC), inclusive. Default: the last day with revenue.'),
    by: z.enum(['day', 'month', 'year']).default('month').describe('Length of a period.'),
  })
  .describe('Days to sum up, and the length of a period.')
export type RevenueQuery = z.infer<typeof RevenueQuery>

export const Revenue = z
  .object({
    currency,
    periods: z
      .array(
        z.object({
          period: z.string().describe('`2026`, `2026-03` or `2026-03-14` (UTC): when the orders were finalized.'),
          invoices: z.int().min(0).describe('Number of invoices.'),
          amount: z.int().min(0).describe('Sum of the invoices, in minor units.'),
        }),
      )
      .describe('Periods with revenue, oldest first.'),
    total: z.int().min(0).describe('Sum over the periods, in minor units.'),
  })
  .describe('Revenue by period: the sums of the invoices issued.')
export type Revenue = z.infer<typeof Revenue>
