import { isId } from '@souk/site/pages'
import { minuteIn, oneOf, queryWith, textIn } from '../parts/address.ts'
import { decimalIn } from '../parts/amounts.ts'

export const statuses = ['PENDING', 'FINALIZED', 'CANCELED'] as const
export const reasons = [
  'out-of-stock',
  'insufficient-credit',
  'price-changed',
  'retired-product',
  'unknown-product',
  'unknown-customer',
  'unknown-address',
  'canceled-by-customer',
  'deadline-passed',
] as const
export const sorts = ['newest', 'oldest'] as const

/** Which orders a list shows, as its address says it. What is empty filters nothing. */
export interface Filters {
  readonly q: string
  readonly status: (typeof statuses)[number] | ''
  readonly reason: (typeof reasons)[number] | ''
  /** An id, or words that find one. */
  readonly customer: string
  readonly product: string
  /** In units of the currency, such as 12.50. */
  readonly min: string
  readonly max: string
  /** Minutes in UTC, such as 2026-11-28T14:51. The second one is no longer part of it. */
  readonly from: string
  readonly until: string
  /** Seconds that an order has waited for. */
  readonly openFor: string
  readonly sort: (typeof sorts)[number] | ''
  readonly cursor: string
}

const MOST = 1_000_000_000

const secondsIn = (text: string): string => (/^\d{1,9}$/.test(text) && Number(text) <= MOST ? text : '')

/** Reads an address. What cannot be meant is left out. @param locale  of the page, on which amounts were typed */
export const filtersIn = (query: URLSearchParams, locale: string): Filters => {
  const text = (name: string): string => textIn(query, name)
  return {
    q: text('q'),
    status: oneOf(statuses, text('status')),
    reason: oneOf(reasons, text('reason')),
    customer: text('customer'),
    product: text('product'),
    min: decimalIn(text('min'), locale),
    max: decimalIn(text('max'), locale),
    from: minuteIn(text('from')),
    until: minuteIn(text('until')),
    openFor: secondsIn(text('openFor')),
    sort: oneOf(sorts, text('sort')),
    cursor: query.get('cursor') ?? '',
  }
}

/** What stands behind the question mark. Another filter leads to the first page. */
export const queryOf = (filters: Filters, change: Partial<Filters> = {}): string => queryWith({ ...filters, cursor: '', ...change })

export const addressOf = (filters: Filters, change: Partial<Filters> = {}): string => `/orders${queryOf(filters, change)}`

/** Whether a filter is set that the first line of the form does not show. A form sends what is usual, too. */
export const hasMore = ({ customer, product, min, max, from, until, openFor, sort }: Filters): boolean =>
  sort === 'oldest' || [customer, product, min, max, from, until, openFor].some((value) => value !== '')

/** Whether the list shows all orders. */
export const isOpen = (filters: Filters): boolean => queryOf(filters, { sort: '' }) === ''

/** What the API is asked for, without the status and the reason: it counts each of them. @param minor  minor units of one unit of the currency */
export const countedBy = ({ q, customer, product, min, max, from, until, openFor }: Filters, minor: number) => ({
  ...(q !== '' && { q }),
  ...(isId(customer) && { customerId: customer }),
  ...(isId(product) && { productId: product }),
  ...(min !== '' && { totalFrom: Math.round(Number(min) * minor) }),
  ...(max !== '' && { totalUntil: Math.round(Number(max) * minor) }),
  ...(from !== '' && { placedFrom: `${from}:00.000Z` }),
  ...(until !== '' && { placedUntil: `${until}:00.000Z` }),
  ...(openFor !== '' && { openForSeconds: Number(openFor) }),
})

export const listedBy = (filters: Filters, minor: number) => {
  const { status, reason, sort } = filters
  return { ...countedBy(filters, minor), ...(status && { status }), ...(reason && { reason }), ...(sort && { sort }) }
}
