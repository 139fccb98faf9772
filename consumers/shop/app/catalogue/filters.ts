// What a list of products is narrowed to, and its address. The address holds all of it, so that a list can be sent to somebody else.

/** What comes first. A minus turns it round. */
export const SORTS = ['relevance', 'bestselling', 'newest', 'price', '-price', 'name', '-name'] as const
export type Sort = (typeof SORTS)[number]

export interface Filters {
  /** The words that are searched for. Empty: all products. */
  readonly q: string
  /** The slug of a category, for a search. Empty: in all of them. */
  readonly row: string
  /** Empty: of all makers. */
  readonly maker: string
  /** Prices in minor units. Undefined: no limit. */
  readonly from: number | undefined
  readonly until: number | undefined
  /** Only what can be ordered now. */
  readonly inStock: boolean
  readonly sort: Sort
  /** A place in the list. Empty: its beginning. */
  readonly cursor: string
}

/** The longest text that the API searches for, in code points. */
const MAX_WORDS = 200

/** Prices that are longer are nobody's. */
const PRICE = /^\d{1,9}(?:[.,]\d{1,3})?$/

/** Somebody who searches wants what fits best; somebody who looks around, what others buy. */
export const usualSort = ({ q }: Pick<Filters, 'q'>): Sort => (q === '' ? 'bestselling' : 'relevance')

const isSort = (text: string): text is Sort => SORTS.some((sort) => sort === text)

/** Without what the API refuses: NUL, halves of characters, and what is too long. */
export const acceptable = (text: string): string => [...text.toWellFormed().replaceAll('\0', '')].slice(0, MAX_WORDS).join('')

const priceIn = (text: string | null, unit: number): number | undefined => {
  const written = text?.trim() ?? ''
  const price = PRICE.test(written) ? Math.round(Number(written.replace(',', '.')) * unit) : 0
  return price > 0 ? price : undefined
}

/**
 * Reads filters from an address. What makes no sense there filters nothing.
 * @param unit  minor units in one unit of the currency: people write prices in pounds
 */
export const filtersIn = (query: URLSearchParams, unit: number): Filters => {
  const q = acceptable(query.get('q') ?? '').trim()
  const sort = query.get('sort') ?? ''
  const from = priceIn(query.get('from'), unit)
  const until = priceIn(query.get('to'), unit)
  const isTurned = from !== undefined && until !== undefined && until < from
  return {
    q,
    row: query.get('row') ?? '',
    maker: acceptable(query.get('maker') ?? ''),
    // "From 45 to 10" is meant the other way round.
    from: isTurned ? until : from,
    until: isTurned ? from : until,
    inStock: query.get('stock') === 'in',
    sort: isSort(sort) && (sort !== 'relevance' || q !== '') ? sort : usualSort({ q }),
    cursor: query.get('cursor') ?? '',
  }
}

/** A price as it stands in an address and in the inputs: `10.5`. */
export const priceText = (price: number | undefined, unit: number): string => (price === undefined ? '' : String(price / unit))

/** The query of an address with these filters, in the same order each time. Empty, or with its question mark. */
export const queryOf = (filters: Filters, unit: number): string => {
  const { q, row, maker, from, until, inStock, sort, cursor } = filters
  const query = new URLSearchParams()
  const set = (name: string, value: string): void => {
    if (value !== '') query.set(name, value)
  }
  set('q', q)
  set('row', row)
  set('maker', maker)
  set('from', priceText(from, unit))
  set('to', priceText(until, unit))
  set('stock', inStock ? 'in' : '')
  set('sort', sort === usualSort(filters) ? '' : sort)
  set('cursor', cursor)
  return query.size === 0 ? '' : `?${query}`
}

/** Whether a list shows less than all that was searched for. */
export const isNarrowed = ({ row, maker, from, until, inStock }: Filters): boolean =>
  row !== '' || maker !== '' || from !== undefined || until !== undefined || inStock

/** The same list from its beginning, with other filters. */
export const changed = (filters: Filters, changes: Partial<Filters>): Filters => ({ ...filters, cursor: '', ...changes })

/** The same search without filters. */
export const unfiltered = ({ q, sort }: Filters): Filters => ({
  q,
  row: '',
  maker: '',
  from: undefined,
  until: undefined,
  inStock: false,
  sort,
  cursor: '',
})
