import { openCouchView, type CouchIndex, type CouchViewOptions } from './couchdb-view.ts'
import type { Collections, InvoiceRow, YearRow } from './projectors.ts'
import type { AccountingStore, InvoiceFilter, InvoicePlace } from './store.ts'

/** To be raised with every change of documents, rows or indexes, so that the view is rebuilt. */
const LAYOUT_VERSION = 4

const collections = Object.keys({ invoices: true, years: true, revenue: true } satisfies Record<keyof Collections, true>)

// Year and sequence are numbers, as in `placeOf`.
const place = `Number(row.number.slice(0, 4)), Number(row.number.slice(5))`

const indexes = {
  invoicesByNumber: { collection: 'invoices', key: `[${place}]` },
  invoicesByCustomer: { collection: 'invoices', key: `[row.customerId, ${place}]` },
  revenueByDay: { collection: 'revenue', key: `row.day.split('-')`, sums: '[row.invoices, row.amount]' },
} as const satisfies Readonly<Record<string, CouchIndex>>

const partsOf = { year: 1, month: 2, day: 3 } as const

/** Opens the view in a database of CouchDB. @param url  URL of the database: `http://user:password@host:5984/souk` */
export const openCouchAccountingStore = (url: string, options: Pick<CouchViewOptions, 'timeoutMs'> = {}): AccountingStore => {
  const { row, rowsBy, countBy, sumsBy, ...store } = openCouchView(url, { collections, indexes, version: LAYOUT_VERSION, ...options })

  // Projectors put only rows of the right type into a collection.
  const typed = <Row extends object>(found: object): Row => found as Row
  const one = async <Row extends object>(collection: keyof Collections, id: string): Promise<Row | undefined> => {
    const found = await row(collection, id)
    return found && typed<Row>(found)
  }

  /** The index of a filter, and the range of keys that it selects. */
  const listFor = ({ customerId, year }: InvoiceFilter) => {
    const ofYear = year === undefined ? [] : [year]
    if (customerId === undefined) return ['invoicesByNumber', { from: ofYear, to: ofYear }] as const
    return ['invoicesByCustomer', { from: [customerId, ...ofYear], to: [customerId, ...ofYear] }] as const
  }

  return {
    ...store,
    invoice: (orderId) => one<InvoiceRow>('invoices', orderId),
    year: (year) => one<YearRow>('years', String(year)),
    invoices: async (filter, { after, before, limit }) => {
      const [index, range] = listFor(filter)
      const { customerId, year } = filter
      const ofCustomer = customerId === undefined ? [] : [customerId]
      // Outside the year of the filter nothing is found.
      if (year !== undefined && after !== undefined && after.year > year) return []
      if (year !== undefined && before !== undefined && before.year < year) return []
      const isInside = (at: InvoicePlace): boolean => year === undefined || at.year === year
      const from = after !== undefined && isInside(after) ? [...ofCustomer, after.year, after.sequence + 1] : range.from
      const to = before !== undefined && isInside(before) ? [...ofCustomer, before.year, before.sequence - 1] : range.to
      const found = await rowsBy(index, { from, to }, limit, before === undefined ? 'ascending' : 'descending')
      const rows = found.map((invoice) => typed<InvoiceRow>(invoice))
      return before === undefined ? rows : rows.reverse()
    },
    countInvoices: async (filter, atMost) => {
      const [index, range] = listFor(filter)
      return Math.min(atMost, await countBy(index, range))
    },
    revenue: async ({ from = '0000-01-01', to = '9999-12-31', by }) => {
      const periods = await sumsBy('revenueByDay', { from: from.split('-'), to: to.split('-') }, partsOf[by])
      return periods.map(({ key, sums: [invoices = 0, amount = 0] }) => ({ period: key.join('-'), invoices, amount }))
    },
  }
}
