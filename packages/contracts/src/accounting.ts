import { z } from 'zod'
import { instant, defineCategory, defineEvent, eventUnion } from '@souk/log-protocol'
import { amount, currency, customerId, orderId } from './common.ts'
import { OrderLine } from './order.ts'

const year = z.int().min(2000).max(9999).describe('Year (UTC) in which the order was finalized.')
const sequence = z.int().min(1).describe('1, 2, 3 … within the year: the version of the stream `invoices-<year>`.')
const number = z
  .string()
  .regex(/^\d{4}-\d{6,}$/)
  .describe('`<year>-<sequence>`, as printed.')

/** `2026-000042` */
export const invoiceNumber = (inYear: number, position: number): string => `${inYear}-${String(position).padStart(6, '0')}`

// — invoices-<year>: the numbers ——————————————————————————————————————————————————————————————————

const yearStreams = defineCategory('invoices', 'year')

export const InvoiceNumberAssigned = defineEvent(yearStreams, 'InvoiceNumberAssigned', 'The next number of the year belongs to an order.', {
  orderId,
  assignedAt: instant.describe('When.'),
  year,
  sequence,
})

// — invoice-<orderId> ——————————————————————————————————————————————————————————————————————————————

const invoiceStreams = defineCategory('invoice', 'orderId')

export const InvoiceIssued = defineEvent(invoiceStreams, 'InvoiceIssued', 'A finalized order has its invoice.', {
  orderId,
  customerId,
  finalizedAt: instant.describe('When the order was finalized; decides the year.'),
  issuedAt: instant.describe('When.'),
  number,
  lines: z.array(OrderLine).min(1).describe('The lines of the order.'),
  total: amount.describe('Sum of the lines, in minor units.'),
  currency,
})

export const accountingEvents = [InvoiceNumberAssigned, InvoiceIssued] as const

/** Every event that the accounting service writes. */
export const AccountingEvent = eventUnion(accountingEvents)
export type AccountingEvent = z.infer<typeof AccountingEvent>

// What the saga asks for; never comes from outside.

export const IssueInvoice = z
  .strictObject({ orderId, finalizedAt: instant.describe('When the order was finalized.') })
  .describe('Issue the invoice of a finalized order, once.')
export type IssueInvoice = z.infer<typeof IssueInvoice>

// — answers ——————————————————————————————————————————————————————————————————————————————————————

export const Invoice = z
  .object({
    orderId,
    customerId,
    finalizedAt: instant.describe('When the order was finalized.'),
    issuedAt: instant.describe('When the invoice was issued.'),
    number,
    lines: z.array(OrderLine).describe('The lines of the order.'),
    total: amount.describe('Sum of the lines, in minor units.'),
    currency,
  })
  .describe('The invoice of a finalized order.')
export type Invoice = z.infer<typeof Invoice>

export const RevenueQuery = z
  .strictObject({
    from: z.iso.date().optional().describe('First day (UTC), inclusive; default: the first there is.'),
    to: z.iso.date().optional().describe('Last day (UTC), inclusive; default: the last there is.'),
    by: z.enum(['day', 'month', 'year']).default('month').describe('Length of a period.'),
  })
  .describe('Which revenue is asked for, and by which period.')
export type RevenueQuery = z.infer<typeof RevenueQuery>

export const Revenue = z
  .object({
    currency,
    periods: z
      .array(
        z.object({
          period: z.string().describe('`2026`, `2026-03` or `2026-03-14`, UTC, by finalization.'),
          invoices: z.int().min(0).describe('Number of invoices.'),
          amount: z.int().min(0).describe('Their sum, in minor units.'),
        }),
      )
      .describe('Periods with revenue, oldest first.'),
    total: z.int().min(0).describe('Sum over the periods, in minor units.'),
  })
  .describe('Revenue by period, from the invoices issued.')
export type Revenue = z.infer<typeof Revenue>
