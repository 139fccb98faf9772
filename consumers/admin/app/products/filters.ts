import { isId } from '@souk/site/pages'
import { oneOf, queryWith, textIn } from '../parts/address.ts'
import { decimalIn } from '../parts/amounts.ts'

export const statuses = ['active', 'retired'] as const
export const availabilities = ['available', 'low', 'out'] as const
export const sorts = ['oldest', 'newest', 'name', '-name', 'price', '-price', 'available', '-available'] as const

/** Which products a list shows, as its address says it. What is empty filters nothing; the list shows what is sold. */
export interface Filters {
  readonly q: string
  readonly status: (typeof statuses)[number] | ''
  readonly category: string
  readonly availability: (typeof availabilities)[number] | ''
  /** Units that can be ordered at most. */
  readonly upTo: string
  /** The lowest price and the highest one, in units of the currency, such as 12.50. */
  readonly min: string
  readonly max: string
  readonly sort: (typeof sorts)[number] | ''
  readonly cursor: string
}

/** Reads an address. What cannot be meant is left out. @param locale  of the page, on which prices were typed. An address that was made here needs none */
export const filtersIn = (query: URLSearchParams, locale?: string): Filters => {
  const text = (name: string): string => textIn(query, name)
  const [min, max] = [decimalIn(text('min'), locale), decimalIn(text('max'), locale)]
  return {
    q: text('q'),
    status: oneOf(statuses, text('status')),
    category: isId(text('category')) ? text('category') : '',
    availability: oneOf(availabilities, text('availability')),
    upTo: /^\d{1,9}$/.test(text('upTo')) ? text('upTo') : '',
    min,
    // No price lies between these.
    max: max !== '' && Number(max) < Number(min) ? '' : max,
    sort: oneOf(sorts, text('sort')),
    cursor: query.get('cursor') ?? '',
  }
}

/** What stands behind the question mark. Another filter leads to the first page. */
export const queryOf = (filters: Filters, change: Partial<Filters> = {}): string => queryWith({ ...filters, cursor: '', ...change })

export const addressOf = (filters: Filters, change: Partial<Filters> = {}): string => `/products${queryOf(filters, change)}`

/** Whether a filter is set that the first line of the form does not show. A form sends what is usual, too. */
export const hasMore = ({ status, upTo, min, max, sort }: Filters): boolean =>
  upTo + min + max !== '' || status === 'retired' || (sort !== '' && sort !== 'oldest')

/** Whether the list shows all products that are sold. */
export const isOpen = (filters: Filters): boolean => queryOf(filters, { sort: '' }) === ''

/** What the API is asked for. @param minor  minor units of one unit of the currency */
export const askedBy = ({ q, status, category, availability, upTo, min, max }: Filters, minor: number) => ({
  ...(q !== '' && { q }),
  ...(status !== '' && { status }),
  ...(category !== '' && { categoryId: category }),
  ...(availability !== '' && { availability }),
  ...(upTo !== '' && { availableUpTo: Number(upTo) }),
  ...(min !== '' && { priceFrom: Math.round(Number(min) * minor) }),
  ...(max !== '' && { priceTo: Math.round(Number(max) * minor) }),
})
