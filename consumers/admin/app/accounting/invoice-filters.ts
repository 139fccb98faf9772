import { isId } from '@souk/site/pages'
import { minuteIn, oneOf, queryWith, textIn } from '../parts/address.ts'

export const sorts = ['newest', 'oldest'] as const

/** Which invoices a list shows, as its address says it. What is empty filters nothing. */
export interface InvoiceFilters {
  /** A number, or the beginning of one. */
  readonly number: string
  /** An id, or words that find one. */
  readonly customer: string
  /** Minutes in UTC of the time of issue. The second one is no longer part of it. */
  readonly from: string
  readonly until: string
  readonly sort: (typeof sorts)[number] | ''
  readonly cursor: string
}

const numberIn = (text: string): string => (/^(?:\d{1,4}|\d{4}-\d{0,9})$/.test(text) ? text : '')

/** Reads an address. What cannot be meant is left out, and so is a span with nothing in it. A number is looked for at all times. */
export const invoiceFiltersIn = (query: URLSearchParams): InvoiceFilters => {
  const number = numberIn(textIn(query, 'number'))
  const timeIn = (name: string): string => (number === '' ? minuteIn(textIn(query, name)) : '')
  const [from, until] = [timeIn('from'), timeIn('until')]
  return {
    number,
    customer: textIn(query, 'customer'),
    from,
    until: from !== '' && until <= from ? '' : until,
    sort: oneOf(sorts, textIn(query, 'sort')),
    cursor: query.get('cursor') ?? '',
  }
}

/** What stands behind the question mark. Another filter leads to the first page. */
export const invoicesQuery = (filters: InvoiceFilters, change: Partial<InvoiceFilters> = {}): string =>
  queryWith({ ...filters, cursor: '', ...change })

export const invoicesAddress = (filters: InvoiceFilters, change: Partial<InvoiceFilters> = {}): string =>
  `/invoices${invoicesQuery(filters, change)}`

/** Whether a filter is set that the first line of the form does not show. A form sends what is usual, too. */
export const hasMore = ({ from, until, sort }: InvoiceFilters): boolean => from !== '' || until !== '' || sort === 'oldest'

/** Whether the list shows all invoices. */
export const isOpen = (filters: InvoiceFilters): boolean => invoicesQuery(filters, { sort: '' }) === ''

/** What the API is asked for. */
export const invoicesListedBy = ({ number, customer, from, until, sort }: InvoiceFilters) => ({
  ...(number && { number }),
  ...(isId(customer) && { customerId: customer }),
  ...(from && { issuedFrom: `${from}:00.000Z` }),
  ...(until && { issuedUntil: `${until}:00.000Z` }),
  sort: sort || ('newest' as const),
})
