import type { EventNamed, Invoice } from '@souk/contracts'
import type { Projector } from '@souk/service'

/** An invoice as it is answered; under its order's id. */
export type InvoiceRow = Invoice

/** The numbers of a year, under the year: the state of the stream `invoices-<year>` at that version. */
export type YearRow = { readonly year: number; readonly count: number; readonly version: number }

/** Revenue of a UTC day (by finalization), under the day: `2026-03-14`. */
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
    // A sum that is not exact would be a lie for ever; the event is parked instead, and a manager told.
    if (!Number.isSafeInteger(sum)) throw new RangeError(`the revenue of ${day} is beyond what can be summed exactly`)
    rows.put('invoices', data.orderId, { ...data })
    rows.put('revenue', day, { day, invoices: invoices + 1, amount: sum })
  },
}
