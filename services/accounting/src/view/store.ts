import type { PageWanted } from '@souk/http'
import type { ViewStore } from '@souk/service'
import type { Periods } from '../domain/periods.ts'
import type { CategoryRow, InvoiceRow, ProductRow, YearRow } from './projectors.ts'

/** The place of an invoice in every list. */
export interface InvoicePlace {
  readonly issuedAt: string
  readonly year: number
  readonly sequence: number
}

/** Which invoices a list has. It selects by number or by the time of issue: one index cannot serve both. */
export interface InvoiceFilter {
  readonly customerId?: string | undefined
  readonly year?: number | undefined
  /** The beginning of a number: `2026-0001`. */
  readonly number?: string | undefined
  /** Issued at this instant or later. */
  readonly issuedFrom?: string | undefined
  /** Issued before this instant. */
  readonly issuedUntil?: string | undefined
}

/** The lowest numbers, or the times of issue that are longest ago, come first, or last. */
export type InvoiceSort = 'oldest' | 'newest'

/** What revenue is divided by. */
export type RevenueOf = 'product' | 'category'

export interface RevenueWanted extends Periods {
  readonly of?: RevenueOf | undefined
  /** Of more rows, some may be left out. */
  readonly atMostRows: number
}

interface PeriodSums {
  readonly period: string
  readonly invoices: number
  readonly units: number
  /** Above 2^53 it is not exact. */
  readonly amount: number
}

export interface RevenueSums {
  /** Every period with an invoice, oldest first. */
  readonly periods: readonly PeriodSums[]
  /** What each product or category has in a period. They add up to the periods: all are read at one moment. `id` null: no category is known. */
  readonly rows: readonly (PeriodSums & { readonly id: string | null })[]
}

/** The view of the accounting service. Methods throw `StoreUnavailable` when the database is away. */
export type AccountingStore = ViewStore & {
  invoice(orderId: string): Promise<InvoiceRow | undefined>
  /** In the order of numbers, not of texts: `2026-1000000` comes after `2026-999999`. If times select, in the order of issue. */
  invoices(filter: InvoiceFilter, sort: InvoiceSort, wanted: PageWanted<InvoicePlace>): Promise<readonly InvoiceRow[]>
  /** The number of invoices in the list, up to `atMost`. */
  countInvoices(filter: InvoiceFilter, atMost: number): Promise<number>
  year(year: number): Promise<YearRow | undefined>
  /** The first and the last minute with revenue. */
  revenueSpan(): Promise<readonly [first: string, last: string] | undefined>
  /** @returns undefined if too many rows of other periods would have to be read */
  revenue(wanted: RevenueWanted): Promise<RevenueSums | undefined>
  /** The names of products or categories, in the order of the ids. */
  names(of: RevenueOf, ids: readonly string[]): Promise<readonly (string | null)[]>
}

/** `2026-000042` → year 2026, sequence 42. */
export const placeOf = ({ number, issuedAt }: Pick<InvoiceRow, 'number' | 'issuedAt'>): InvoicePlace => ({
  issuedAt,
  year: Number(number.slice(0, 4)),
  sequence: Number(number.slice(5)),
})

// — names ————————————————————————————————————————————————————————————————————————————————————————

const collectionOf = { product: 'products', category: 'categories' } as const satisfies Readonly<Record<RevenueOf, string>>

/** Names as every view store can find them. */
export const namesIn =
  ({ load }: Pick<ViewStore, 'load'>): AccountingStore['names'] =>
  async (of, ids) => {
    const rows = await load(ids.map((id) => ({ collection: collectionOf[of], id })))
    // Projectors put only rows of the right type into a collection.
    return rows.map((row) => (row as ProductRow | CategoryRow | undefined)?.name ?? null)
  }

// — the ranges of a list ————————————————————————————————————————————————————————————————————————————

/** The place of an invoice in an index: year and sequence, with the time of issue in front if the index is in that order. */
type InvoiceKey = readonly (string | number)[]

/** From one key to another, both included. */
export interface InvoiceRange {
  readonly from: InvoiceKey
  readonly to: InvoiceKey
}

export interface InvoiceList {
  readonly by: 'number' | 'issue'
  /** In the order of the index. None overlap. */
  readonly ranges: readonly InvoiceRange[]
}

const LAST_SEQUENCE = Number.MAX_SAFE_INTEGER
/** Numbers have six digits at least. No year will have a thousand million invoices. */
const SEQUENCE_DIGITS = [6, 7, 8, 9] as const
const LAST_INSTANT = '9999-12-31T23:59:59.999Z'

const years = (first: number, last: number): InvoiceRange => ({ from: [first, 0], to: [last, LAST_SEQUENCE] })

/** The numbers that begin like a text. `2026-1` are 100000 to 199999, 1000000 to 1999999, and so on. */
const beginningWith = (text: string): readonly InvoiceRange[] => {
  const [year = '', digits = ''] = text.split('-')
  if (digits === '') return [years(Number(year.padEnd(4, '0')), Number(year.padEnd(4, '9')))]
  return SEQUENCE_DIGITS.flatMap((length) => {
    // Beyond six digits, none is a zero in front.
    if (digits.length > length || (length > 6 && digits.startsWith('0'))) return []
    const from = [Number(year), Number(digits.padEnd(length, '0'))]
    return [{ from, to: [Number(year), Number(digits.padEnd(length, '9'))] }]
  })
}

const compareKeys = (one: InvoiceKey, other: InvoiceKey): number => {
  for (const [index, part] of one.entries()) {
    const against = other[index] ?? ''
    if (part !== against) return part < against ? -1 : 1
  }
  return 0
}
const later = (one: InvoiceKey, other: InvoiceKey): InvoiceKey => (compareKeys(one, other) < 0 ? other : one)
const earlier = (one: InvoiceKey, other: InvoiceKey): InvoiceKey => (compareKeys(one, other) < 0 ? one : other)

/** What two ranges share. */
const shared = (one: InvoiceRange, other: InvoiceRange): readonly InvoiceRange[] => {
  const range = { from: later(one.from, other.from), to: earlier(one.to, other.to) }
  return compareKeys(range.from, range.to) <= 0 ? [range] : []
}

/** The index that serves a list, and the ranges of it. */
export const listOf = ({ year, number = '', issuedFrom = '', issuedUntil }: InvoiceFilter): InvoiceList => {
  if (issuedFrom !== '' || issuedUntil !== undefined) {
    const to = issuedUntil === undefined ? [LAST_INSTANT, 9999, LAST_SEQUENCE] : [issuedUntil, -1, 0]
    return { by: 'issue', ranges: [{ from: [issuedFrom, 0, 0], to }] }
  }
  const ofYear = year === undefined ? years(0, 9999) : years(year, year)
  return { by: 'number', ranges: beginningWith(number).flatMap((range) => shared(range, ofYear)) }
}

const keyOf = ({ issuedAt, year, sequence }: InvoicePlace, by: InvoiceList['by'], step: -1 | 1): InvoiceKey => {
  const key = [year, sequence + step]
  return by === 'issue' ? [issuedAt, ...key] : key
}

/** Reads a page through the ranges of a list. @param read  reads the first rows of a range, in a direction */
export const readRanges = async <Row>(
  { by, ranges }: InvoiceList,
  sort: InvoiceSort,
  { after, before, limit }: PageWanted<InvoicePlace>,
  read: (range: InvoiceRange, direction: 'ascending' | 'descending', limit: number) => readonly Row[] | Promise<readonly Row[]>,
): Promise<readonly Row[]> => {
  // A page before a place is read from the place backwards.
  const isAscending = (sort === 'oldest') === (before === undefined)
  const place = before ?? after
  const beyond = (range: InvoiceRange): readonly InvoiceRange[] => {
    if (place === undefined) return [range]
    return shared(range, isAscending ? { ...range, from: keyOf(place, by, 1) } : { ...range, to: keyOf(place, by, -1) })
  }
  const rows: Row[] = []
  for (const range of (isAscending ? ranges : ranges.toReversed()).flatMap(beyond)) {
    if (rows.length < limit) rows.push(...(await read(range, isAscending ? 'ascending' : 'descending', limit - rows.length)))
  }
  return before === undefined ? rows : rows.reverse()
}
