import { lettersOf, periodOf, type PeriodLength, type Periods } from '../domain/periods.ts'
import { openCouchView, type CouchIndex, type CouchViewOptions } from './couchdb-view.ts'
import type { Collections, InvoiceRow, YearRow } from './projectors.ts'
import { listOf, namesIn, readRanges, type AccountingStore, type InvoiceFilter, type InvoiceRange, type RevenueOf } from './store.ts'

/** To be raised with every change of documents, rows or indexes, so that the view is rebuilt. */
const LAYOUT_VERSION = 6

const collections = Object.keys({ invoices: true, years: true, products: true, categories: true } satisfies Record<keyof Collections, true>)

// Year and sequence are numbers, as in `placeOf`.
const number = `Number(row.number.slice(0, 4)), Number(row.number.slice(5))`
const ofInvoices = (key: string): CouchIndex => ({ collection: 'invoices', key: `[${key}]` })

// CouchDB joins nothing. What a sum of revenue needs stands in the row of the invoice.

/** The part of the total, and of each product or category: `[id, units, amount]`. */
const partsOf = {
  product: `[['', row.units, row.total]].concat(row.lines.map(function (line) { return [line.productId, line.quantity, line.quantity * line.unitPrice] }))`,
  category: `[['', row.units, row.total]].concat(row.categories.map(function (part) { return [part.categoryId || '-', part.units, part.amount] }))`,
} as const satisfies Readonly<Record<RevenueOf, string>>

const period = (by: PeriodLength): string => `row.finalizedAt.slice(0, ${lettersOf[by]})`
/**
 * Sums by a period, then by product or category, then by the shorter periods in it. So one index serves two lengths:
 * the sums of a whole period stand together, and the id is before what divides it.
 */
const sumsOf = (of: RevenueOf, by: PeriodLength, dividedBy?: PeriodLength): CouchIndex => ({
  collection: 'invoices',
  parts: partsOf[of],
  key: `[${[period(by), 'part[0]', ...(dividedBy === undefined ? [] : [period(dividedBy)])].join(', ')}]`,
  sums: '[1, part[1], part[2]]',
})

const indexes = {
  invoicesByNumber: ofInvoices(number),
  invoicesByIssue: ofInvoices(`row.issuedAt, ${number}`),
  invoicesByCustomer: ofInvoices(`row.customerId, ${number}`),
  invoicesByCustomerAndIssue: ofInvoices(`row.customerId, row.issuedAt, ${number}`),
  revenue: {
    collection: 'invoices',
    key: `[4, 7, 10, 13, 16].map(function (letters) { return row.finalizedAt.slice(0, letters) })`,
    sums: '[1, row.units, row.total]',
  },
  revenueOfProductsByYear: sumsOf('product', 'year', 'month'),
  revenueOfProductsByDay: sumsOf('product', 'day', 'hour'),
  revenueOfProductsByMinute: sumsOf('product', 'minute'),
  revenueOfCategoriesByYear: sumsOf('category', 'year', 'month'),
  revenueOfCategoriesByDay: sumsOf('category', 'day', 'hour'),
  revenueOfCategoriesByMinute: sumsOf('category', 'minute'),
} as const satisfies Readonly<Record<string, CouchIndex>>

/** The periods of the key that serves a length, and how much of the key makes it. */
const keysOf = {
  year: { name: 'ByYear', by: 'year', level: 2 },
  month: { name: 'ByYear', by: 'year', level: 3 },
  day: { name: 'ByDay', by: 'day', level: 2 },
  hour: { name: 'ByDay', by: 'day', level: 3 },
  minute: { name: 'ByMinute', by: 'minute', level: 2 },
} as const satisfies Readonly<Record<PeriodLength, { readonly name: string; readonly by: PeriodLength; readonly level: number }>>

const nameOf = { product: 'revenueOfProducts', category: 'revenueOfCategories' } as const

/**
 * The years and days at either end are read whole, with up to twelve months or twenty-four hours. What is outside is dropped afterwards.
 * All are read if no month or hour has more rows than are asked for.
 */
const PERIODS_READ_TOO_MUCH = 24

/** A key of the index `revenue` consists of the periods that an instant is in, the longest first. */
const lengths = ['year', 'month', 'day', 'hour', 'minute'] as const satisfies readonly PeriodLength[]
const levelOf = (by: PeriodLength): number => lengths.indexOf(by) + 1
const keyOf = (at: string, by: PeriodLength): string[] => lengths.slice(0, levelOf(by)).map((length) => periodOf(at, length))

/** Opens the view in a database of CouchDB. @param url  URL of the database: `http://user:password@host:5984/souk` */
export const openCouchAccountingStore = (url: string, options: Pick<CouchViewOptions, 'timeoutMs'> = {}): AccountingStore => {
  const { row, rowsBy, countBy, sumsBy, ...store } = openCouchView(url, { collections, indexes, version: LAYOUT_VERSION, ...options })

  // Projectors put only rows of the right type into a collection.
  const typed = <Row extends object>(found: object): Row => found as Row
  const one = async <Row extends object>(collection: keyof Collections, id: string): Promise<Row | undefined> => {
    const found = await row(collection, id)
    return found && typed<Row>(found)
  }

  /** The index of a list, its ranges, and what is in front of the keys of a range there. */
  const listFor = ({ customerId, ...filter }: InvoiceFilter) => {
    const list = listOf(filter)
    if (customerId === undefined) {
      const index = list.by === 'number' ? 'invoicesByNumber' : 'invoicesByIssue'
      return { list, index, keysOf: (range: InvoiceRange) => range }
    }
    return {
      list,
      index: list.by === 'number' ? 'invoicesByCustomer' : 'invoicesByCustomerAndIssue',
      keysOf: ({ from, to }: InvoiceRange) => ({ from: [customerId, ...from], to: [customerId, ...to] }),
    }
  }

  const readPeriods = async ({ by, first, last }: Periods) => {
    const found = await sumsBy('revenue', { from: keyOf(first, by), to: keyOf(last, by) }, levelOf(by))
    return found.map(({ key, sums: [invoices = 0, units = 0, amount = 0] }) => ({ period: String(key.at(-1)), invoices, units, amount }))
  }

  /** The sums of the periods are in the same index as those of the rows, so that one request reads both. */
  const readRows = async ({ by, first, last }: Periods, of: RevenueOf, atMostRows: number) => {
    const { name, by: wholly, level } = keysOf[by]
    const range = { from: [periodOf(first, wholly)], to: [periodOf(last, wholly)] }
    const limit = atMostRows * PERIODS_READ_TOO_MUCH
    const found = await sumsBy(`${nameOf[of]}${name}`, range, level, limit)
    const all = found
      .map(({ key: [whole = '', id = '', part = whole], sums: [invoices = 0, units = 0, amount = 0] }) => ({
        period: String(part),
        id: String(id),
        invoices,
        units,
        amount,
      }))
      .filter(({ period: at }) => at >= first && at <= last)
      // Stable: the ids of a period stay in their order.
      .sort((left, right) => (left.period < right.period ? -1 : Number(left.period > right.period)))
    const periods = all.filter(({ id }) => id === '').map(({ id: _, ...sums }) => sums)
    const rows = all.filter(({ id }) => id !== '').map(({ id, ...sums }) => ({ ...sums, id: id === '-' ? null : id }))
    // The limit may have been used up by what is outside, before all was read that is not.
    return found.length === limit && rows.length < atMostRows ? undefined : { periods, rows }
  }

  return {
    ...store,
    invoice: (orderId) => one<InvoiceRow>('invoices', orderId),
    year: (year) => one<YearRow>('years', String(year)),
    invoices: (filter, sort, wanted) => {
      const { list, index, keysOf: inIndex } = listFor(filter)
      return readRanges(list, sort, wanted, async (range, direction, limit) =>
        (await rowsBy(index, inIndex(range), limit, direction)).map((invoice) => typed<InvoiceRow>(invoice)),
      )
    },
    countInvoices: async (filter, atMost) => {
      const { list, index, keysOf: inIndex } = listFor(filter)
      const counts = await Promise.all(list.ranges.map((range) => countBy(index, inIndex(range))))
      return Math.min(
        atMost,
        counts.reduce((sum, count) => sum + count, 0),
      )
    },
    revenueSpan: async () => {
      const everything = { from: [], to: [] }
      const [[first], [last]] = await Promise.all([
        rowsBy('revenue', everything, 1, 'ascending'),
        rowsBy('revenue', everything, 1, 'descending'),
      ])
      const minuteOf = (found: object) => periodOf(typed<InvoiceRow>(found).finalizedAt, 'minute')
      return first && last && [minuteOf(first), minuteOf(last)]
    },
    revenue: async ({ of, atMostRows, ...periods }) =>
      of === undefined ? { periods: await readPeriods(periods), rows: [] } : readRows(periods, of, atMostRows),
    names: namesIn(store),
  }
}
