import type { EventNamed, Invoice, Sealed } from '@souk/contracts'
import type { Projector } from '@souk/service'

/** An invoice. Its recipient is sealed: it can be read as long as there is the key. Id: the order's. */
export type InvoiceRow = Omit<Invoice, 'version' | 'recipient'> & { readonly recipient: Sealed | null }

/** The state of the stream `invoices-<year>` at `version`: how many numbers are taken. Id: the year. */
export type YearRow = { readonly year: number; readonly count: number; readonly version: number }

/** Revenue of the orders finalized on a day (UTC). Id: the day, `2026-03-14`. */
export type RevenueRow = { readonly day: string; readonly invoices: number; readonly amount: number }

export type Collections = { readonly invoices: InvoiceRow; readonly years: YearRow; readonly revenue: RevenueRow }

const dayOf = (instant: string): string => instant.slice(0, 10)

const NO_REVENUE = { invoices: 0, amount: 0 }

export const numberAssigned: Projector<Collections, 'InvoiceNumberAssigned', undefined> = {
  apply: (rows, { event, version }) => {
    const { year, sequence } = event.data
    rows.put('years', String(year), { year, count: sequence, version })
  },
}

export const invoiceIssued: Projector<Collections, 'InvoiceIssued', undefined> = {
  reads: ({ finalizedAt }: EventNamed<'InvoiceIssued'>['data']) => [['revenue', dayOf(finalizedAt)]],
  apply: (rows, { event: { data } }) => {
    const day = dayOf(data.finalizedAt)
    const { invoices, amount } = rows.get('revenue', day) ?? NO_REVENUE
    const sum = amount + data.total
    // An inexact sum would stay wrong for ever. The event is parked instead, and a manager sees it.
    if (!Number.isSafeInteger(sum)) throw new RangeError(`the revenue of ${day} is too large for an exact sum`)
    rows.put('invoices', data.orderId, { ...data, seller: data.seller ?? null, recipient: data.recipient ?? null })
    rows.put('revenue', day, { day, invoices: invoices + 1, amount: sum })
  },
}
