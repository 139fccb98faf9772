import { isId } from '@souk/site/pages'

const statuses = ['PENDING', 'FINALIZED', 'CANCELED'] as const
export type StatusFilter = (typeof statuses)[number]

/** Which orders a list shows, as its address says it. Days begin where the visitor is. */
export interface Filters {
  readonly q: string
  readonly status: StatusFilter | undefined
  /** The first day. */
  readonly from: string
  /** The last day. */
  readonly until: string
  readonly product: string
  readonly cursor: string | undefined
}

const DAY_MS = 24 * 60 * 60 * 1_000
const MAX_TEXT = 200

const dayIn = (text: string | null): string => {
  const day = text ?? ''
  // Nobody has ordered before, and the year 9999 has no end that can be written.
  return /^(?:19|2\d)\d\d-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day) ? day : ''
}

/** Reads an address. What cannot be meant is left out. */
export const filtersIn = (query: URLSearchParams): Filters => {
  const product = query.get('product') ?? ''
  return {
    q: (query.get('q') ?? '').trim().slice(0, MAX_TEXT),
    status: statuses.find((status) => status === query.get('status')),
    from: dayIn(query.get('from')),
    until: dayIn(query.get('until')),
    product: isId(product) ? product : '',
    cursor: query.get('cursor') ?? undefined,
  }
}

/** The address of a list. Another filter leads to its first page. */
export const addressOf = (filters: Filters, change: Partial<Filters> = {}): string => {
  const { q, status, from, until, product, cursor } = { ...filters, cursor: undefined, ...change }
  const given = Object.entries({ q, status, from, until, product, cursor }).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length === 0 ? '/orders' : `/orders?${new URLSearchParams(given)}`
}

/** Whether the last day is before the first one. */
export const isBackwards = ({ from, until }: Filters): boolean => from !== '' && until !== '' && until < from

/** Whether the list shows all orders. */
export const isOpen = ({ q, from, until, product }: Filters): boolean => [q, from, until, product].every((one) => one === '')

/** How far the clocks of a time zone are ahead of UTC, in milliseconds. */
const aheadIn = (zone: string, at: number): number =>
  // Swedes write times as the standard does.
  Date.parse(`${new Date(at).toLocaleString('sv', { timeZone: zone }).replace(' ', 'T')}Z`) - at

/** When a day begins in a time zone. */
const beginOf = (day: number, zone: string): string => {
  // The clocks may be put forward or back between the two.
  const about = day - aheadIn(zone, day)
  return new Date(day - aheadIn(zone, about)).toISOString()
}

/** What the API is asked for, without the status: it counts each of them. */
export const queryOf = ({ q, from, until, product }: Filters, zone = 'UTC') => ({
  ...(q !== '' && { q }),
  ...(product !== '' && { productId: product }),
  ...(from !== '' && { placedFrom: beginOf(Date.parse(from), zone) }),
  ...(until !== '' && { placedUntil: beginOf(Date.parse(until) + DAY_MS, zone) }),
})
