import type { Commit } from '@souk/client'
import { minuteIn, queryWith, textIn } from '../parts/address.ts'
import { isStream } from './things.ts'

/** The categories of streams, by the service that writes them. */
export const categories = {
  order: ['order'],
  product: ['product', 'category', 'reservation'],
  customer: ['customer', 'username', 'credit', 'payment', 'session', 'revocations', 'role', 'keyring', 'clients'],
  accounting: ['invoice', 'invoices'],
} as const

/** Which commits a list shows, as its address says it. What is empty filters nothing. */
export interface Filters {
  readonly category: string
  readonly type: string
  readonly stream: string
  /** The id of who gave the command: of a person or a client, or the name of a service. */
  readonly actor: string
  /** The request that all this began with. */
  readonly correlation: string
  /** Minutes in UTC, such as 2026-11-28T14:51. The second one is no longer part of it. */
  readonly from: string
  readonly until: string
  /** Only commits with smaller positions. */
  readonly before: string
  readonly cursor: string
}

/** Of any version: a client may have made it. */
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** A position, with or without the mark that pages write before it. */
export const positionIn = (text: string): string => /^#?(\d{1,15})$/.exec(text.replaceAll(/[.,\s]/g, ''))?.[1] ?? ''

/** Reads an address. What cannot be meant is left out. */
export const filtersIn = (query: URLSearchParams): Filters => {
  const text = (name: string): string => textIn(query, name)
  const like = (name: string, pattern: RegExp): string => (pattern.test(text(name)) ? text(name) : '')
  return {
    category: like('category', /^[a-z]{1,100}$/),
    type: like('type', /^[A-Z][A-Za-z0-9]{0,99}$/),
    stream: isStream(text('stream')) ? text('stream') : '',
    actor: text('actor'),
    correlation: like('correlation', UUID),
    from: minuteIn(text('from')),
    until: minuteIn(text('until')),
    before: positionIn(text('before')),
    cursor: query.get('cursor') ?? '',
  }
}

/** What stands behind the question mark. Another filter leads to the first page. */
export const queryOf = (filters: Filters, change: Partial<Filters> = {}): string => queryWith({ ...filters, cursor: '', ...change })

export const addressOf = (filters: Filters, change: Partial<Filters> = {}): string => `/log${queryOf(filters, change)}`

const none: Filters = filtersIn(new URLSearchParams())

/** The list with these filters alone. */
export const logOf = (filters: Partial<Filters>): string => addressOf(none, filters)

/** Whether a filter is set that the first line of the form does not show. */
export const hasMore = ({ actor, correlation, from, until, before }: Filters): boolean =>
  [actor, correlation, from, until, before].some((value) => value !== '')

/** Whether the list shows all commits. */
export const isOpen = (filters: Filters): boolean => queryOf(filters) === ''

/** Whether commits that are written now come into the list. */
export const isLive = ({ until, before, cursor }: Filters): boolean => until === '' && before === '' && cursor === ''

/** What the API is asked for. */
export const listedBy = ({ category, type, stream, actor, correlation, from, until, before }: Filters) => ({
  ...(category && { category }),
  ...(type && { type }),
  ...(stream && { stream }),
  ...(actor && { actor }),
  ...(correlation && { correlationId: correlation }),
  ...(from && { from: `${from}:00.000Z` }),
  ...(until && { until: `${until}:00.000Z` }),
  ...(before && { before: Number(before) }),
})

/** Whether a new commit comes into the list. All filters apply to the commit, as the API applies them. */
export const isWanted = ({ category, type, stream, actor, correlation }: Filters, commit: Commit): boolean =>
  (category === '' || commit.appends.some((append) => append.stream.startsWith(`${category}-`))) &&
  (type === '' || commit.appends.some(({ events }) => events.some((event) => event.type === type))) &&
  (stream === '' || commit.appends.some((append) => append.stream === stream)) &&
  (actor === '' || commit.actor.id === actor) &&
  (correlation === '' || commit.correlationId === correlation)
