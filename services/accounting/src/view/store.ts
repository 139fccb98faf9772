import type { Revenue, RevenueQuery } from '@souk/contracts'
import type { PageWanted } from '@souk/http'
import type { ViewStore } from '@souk/service'
import type { InvoiceRow, RevenueRow, YearRow } from './projectors.ts'

/** The place of an invoice in the order of numbers. */
export interface InvoicePlace {
  readonly year: number
  readonly sequence: number
}

export interface InvoiceFilter {
  readonly customerId?: string | undefined
  readonly year?: number | undefined
}

export type RevenuePeriods = Revenue['periods']

/** The view of the accounting service. Methods throw `StoreUnavailable` when the database is away. */
export type AccountingStore = ViewStore & {
  invoice(orderId: string): Promise<InvoiceRow | undefined>
  /** In the order of numbers, not of texts: `2026-1000000` comes after `2026-999999`. */
  invoices(filter: InvoiceFilter, wanted: PageWanted<InvoicePlace>): Promise<readonly InvoiceRow[]>
  /** The number of invoices in the list, up to `atMost`. */
  countInvoices(filter: InvoiceFilter, atMost: number): Promise<number>
  year(year: number): Promise<YearRow | undefined>
  /** The revenue of every period with an invoice, oldest first. `from` and `to` are days, inclusive. A sum above 2^53 is not exact. */
  revenue(query: RevenueQuery): Promise<RevenuePeriods>
}

/** `2026-000042` → year 2026, sequence 42. */
export const placeOf = ({ number }: Pick<InvoiceRow, 'number'>): InvoicePlace => ({
  year: Number(number.slice(0, 4)),
  sequence: Number(number.slice(5)),
})

const lengthOf = { day: 10, month: 7, year: 4 } as const

/** Sums days into periods. @param days  oldest first */
export const sumByPeriod = (days: Iterable<RevenueRow>, by: RevenueQuery['by']): RevenuePeriods => {
  const periods: RevenuePeriods = []
  for (const { day, invoices, amount } of days) {
    const period = day.slice(0, lengthOf[by])
    const last = periods.at(-1)
    if (last?.period !== period) periods.push({ period, invoices, amount })
    else {
      last.invoices += invoices
      last.amount += amount
    }
  }
  return periods
}
