import { z } from 'zod'
import { anyText, decimal, instant, defineCategory, defineEvent, eventUnion, uuid } from '@souk/log-protocol'
import { amount, currency, customerId, dayOrTime, eventTime, orderId, page, pageQuery, spanHasRoom, time, version } from './common.ts'
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

// — lists ————————————————————————————————————————————————————————————————————————————————————————

const filters = {
  customerId: customerId.optional().describe('Only invoices of this customer.'),
  year: decimal(z.int().min(1).max(9999)).optional().describe('Only invoices of this year (UTC): that in which the orders were finalized.'),
  number: z
    .string()
    .regex(/^(?:\d{1,4}|\d{4}-\d{0,9})$/, 'must be a number such as 2026-000042, or the beginning of one')
    .optional()
    .describe('Only invoices whose numbers begin so, as somebody types them: `2026-0001`.'),
  issuedFrom: time.optional().describe('Only invoices that were issued at this time or later. Not together with `year` or `number`.'),
  issuedUntil: time.optional().describe('Only invoices that were issued before this time. Not together with `year` or `number`.'),
  sort: z
    .enum(['oldest', 'newest'])
    .default('oldest')
    .describe('Which invoice comes first: the one with the lowest number, or the highest. With a time of issue, it orders the list.'),
}

interface InvoiceFilters {
  readonly year?: number | undefined
  readonly number?: string | undefined
  readonly issuedFrom?: string | undefined
  readonly issuedUntil?: string | undefined
}

/** Refuses spans in which nothing can lie, and filters that no list has together. */
const canBeListed = ({ value, issues }: z.core.ParsePayload<InvoiceFilters>): void => {
  const { year: ofYear, number: beginning, issuedFrom, issuedUntil } = value
  const refuse = (path: string, message: string): void => void issues.push({ code: 'custom', path: [path], message, input: value })
  if (issuedFrom !== undefined && issuedUntil !== undefined && issuedFrom >= issuedUntil)
    refuse('issuedUntil', 'must be later than issuedFrom')
  if (issuedFrom === undefined && issuedUntil === undefined) return
  const message = 'cannot be together with issuedFrom or issuedUntil'
  if (ofYear !== undefined) refuse('year', message)
  if (beginning !== undefined) refuse('number', message)
}

export const InvoicesQuery = pageQuery.extend(filters).check(canBeListed).describe('Which invoices a list has, and in which order.')
export const InvoicesExportQuery = z.strictObject(filters).check(canBeListed).describe('Which invoices an export has, and in which order.')

// — revenue ——————————————————————————————————————————————————————————————————————————————————————

/** Most periods of one answer. */
export const MAX_REVENUE_PERIODS = 1_000
/** Most rows of one answer: products or categories, for each period. */
export const MAX_REVENUE_ROWS = 50_000

/** A day is its first moment. */

interface RevenueSpan {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly until?: string | undefined
}

const endsOnce = ({ value: { from, to, until }, issues }: z.core.ParsePayload<RevenueSpan>): void => {
  const refuse = (path: string, message: string): void => void issues.push({ code: 'custom', path: [path], message, input: path })
  if (until === '0000-01-01T00:00:00.000Z') refuse('until', 'must be later than the beginning of the year 0')
  if (to !== undefined && until !== undefined) refuse('to', 'cannot be together with until')
  if (to !== undefined && from !== undefined && from.slice(0, 10) > to) refuse('to', 'must not be before from')
}

const revenueFilters = {
  from: dayOrTime.optional().describe('The first period is the one with this day (UTC) or time. Default: the first with revenue.'),
  to: z.iso.date().optional().describe('The last period is the last one that begins on this day (UTC) or before it. Instead of `until`.'),
  by: z.enum(['minute', 'hour', 'day', 'month', 'year']).default('month').describe('Length of a period. Periods are whole, in UTC.'),
  until: dayOrTime.optional().describe('The periods begin before this day (UTC) or time. Default: the last is the last with revenue.'),
  of: z.enum(['product', 'category']).optional().describe('Also tell the share of each product, or of each category.'),
}

export const RevenueQuery = z
  .strictObject({
    ...revenueFilters,
    compare: z
      .literal('previous')
      .optional()
      .describe('Also tell the periods directly before, for as long a time. Whole months are compared with as many months.'),
  })
  .check(spanHasRoom, endsOnce)
  .describe('Which periods to sum up, by what, and whether to compare them.')
export type RevenueQuery = z.infer<typeof RevenueQuery>

export const RevenueExportQuery = z
  .strictObject({
    ...revenueFilters,
    of: revenueFilters.of.describe('A line for the share of each product in each period, or of each category.'),
  })
  .check(spanHasRoom, endsOnce)
  .describe('Which periods an export has, and by what they are divided.')

const sums = {
  invoices: z.int().min(0).describe('Number of invoices.'),
  units: z.int().min(0).describe('Number of units.'),
  amount: z.int().min(0).describe('Sum in minor units.'),
}

export const RevenueRow = z
  .object({
    id: uuid.nullable().describe('The product, or the category that it had when the invoice was issued. Null: no category is known.'),
    name: anyText
      .nullable()
      .describe('Name of the product on its newest invoice, or name of the category today. Null: no category is known.'),
    ...sums,
  })
  .describe('The share of a product or a category.')
export type RevenueRow = z.infer<typeof RevenueRow>

const rows = z.array(RevenueRow)

const span = {
  first: z.string().nullable().describe('The first period. Null: there is no revenue, and the request names no period.'),
  last: z.string().nullable().describe('The last period. Null if `first` is.'),
  periods: z
    .array(
      z.object({
        period: z
          .string()
          .describe('`2026`, `2026-03`, `2026-03-14`, `2026-03-14T15` or `2026-03-14T15:09` (UTC): when the orders were finalized.'),
        ...sums,
        rows: rows.describe('The shares in this period, the largest first. They add up to `amount` and `units`. None without `of`.'),
      }),
    )
    .describe('Periods with revenue, oldest first.'),
  rows: rows.describe('The shares in all periods together, the largest first. None without `of`.'),
  invoices: sums.invoices,
  units: sums.units,
  total: z.int().min(0).describe('Sum over the periods, in minor units.'),
}

export const Revenue = z
  .object({
    currency,
    ...span,
    previous: z.object(span).nullable().describe('The same of the periods directly before. Null without `compare`, or if there are none.'),
  })
  .describe('Revenue by period: the sums of the invoices issued.')
export type Revenue = z.infer<typeof Revenue>
