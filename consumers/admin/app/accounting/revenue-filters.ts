import { oneOf, queryWith, textIn } from '../parts/address.ts'
import { daysOf, later, lengths, periodOf, type Length } from './periods.ts'

export const kinds = ['category', 'product'] as const

/** Which revenue the page shows, as its address says it. */
export interface RevenueFilters {
  readonly by: Length
  /** Whose shares are shown, too. */
  readonly of: (typeof kinds)[number] | ''
  /** The first day and the last one. Periods are whole, so that the first begins on the first day or before it. */
  readonly from: string
  readonly to: string
  /** Whether all shares are shown, or only the largest. */
  readonly rows: 'all' | ''
}

/** No shop has sold anything in other years. */
const DAY = /^(?:19[7-9]|[2-8]\d\d)\d-\d\d-\d\d$/

const dayIn = (text: string): string =>
  DAY.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString().slice(0, text.length) : ''

/** So many periods are shown unless the address says which. */
const usual = { day: 30, month: 12, year: 5 } as const

/** The first day of the span that ends today. */
const usualStart = (by: Length, today: string): string => {
  if (by === 'hour') return today
  const first = later(periodOf(today, by), 1 - usual[by])
  return `${first}-01-01`.slice(0, today.length)
}

export const quickSpans = ['today', 'thisMonth', 'lastMonth', 'thisYear', 'days', 'months', 'years'] as const

/** A span that one click shows: how it is divided, and its days unless they are the usual ones. */
export const quickSpan = (span: (typeof quickSpans)[number], today: string): Pick<RevenueFilters, 'by'> & Partial<RevenueFilters> => {
  const month = periodOf(today, 'month')
  switch (span) {
    case 'today':
      return { by: 'hour' }
    case 'thisMonth':
      return { by: 'day', from: daysOf(month).from, to: today }
    case 'lastMonth':
      return { by: 'day', ...daysOf(later(month, -1)) }
    case 'thisYear':
      return { by: 'month', from: daysOf(periodOf(today, 'year')).from, to: today }
    case 'days':
      return { by: 'day' }
    case 'months':
      return { by: 'month' }
    case 'years':
      return { by: 'year' }
    default: {
      const never: never = span
      return never
    }
  }
}

/** Reads an address. What cannot be meant is left out. @param today  the day until which revenue is shown unless the address says otherwise */
export const revenueFiltersIn = (query: URLSearchParams, today: string): RevenueFilters => {
  const by = oneOf(lengths, textIn(query, 'by')) || 'day'
  const to = dayIn(textIn(query, 'to')) || today
  const from = dayIn(textIn(query, 'from')) || usualStart(by, to)
  const rows = oneOf(['all'] as const, textIn(query, 'rows'))
  return { by, of: oneOf(kinds, textIn(query, 'of')), from: from < to ? from : to, to: from < to ? to : from, rows }
}

/** What stands behind the question mark. */
export const revenueQuery = (filters: RevenueFilters, change: Partial<RevenueFilters> = {}): string =>
  queryWith({ ...filters, rows: '', ...change })

/** What the API is asked for. */
export const revenueAskedBy = ({ by, of, from, to }: RevenueFilters) => ({ by, from, to, ...(of && { of }) })

export const revenueAddress = (filters: RevenueFilters, change: Partial<RevenueFilters> = {}): string =>
  `/revenue${revenueQuery(filters, change)}`
