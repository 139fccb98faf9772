import { openCouchView, type CouchIndex, type CouchViewOptions } from './couchdb-view.ts'
import type { Collections, InvoiceRow, YearRow } from './projectors.ts'
import type { AccountingStore } from './store.ts'

/** To be raised with every change of documents, rows or indexes, so that the view is rebuilt. */
const LAYOUT_VERSION = 2

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
  const { row, rowsBy, sumsBy, ...store } = openCouchView(url, { collections, indexes, version: LAYOUT_VERSION, ...options })

  // Projectors put only rows of the right type into a collection.
  const typed = <Row extends object>(found: object): Row => found as Row
  const one = async <Row extends object>(collection: keyof Collections, id: string): Promise<Row | undefined> => {
    const found = await row(collection, id)
    return found && typed<Row>(found)
  }

  return {
    ...store,
    invoice: (orderId) => one<InvoiceRow>('invoices', orderId),
    year: (year) => one<YearRow>('years', String(year)),
    invoices: async ({ customerId, year, after = { year: 0, sequence: 0 }, limit }) => {
      if (year !== undefined && after.year > year) return []
      const start = year !== undefined && after.year < year ? [year] : [after.year, after.sequence + 1]
      const end = year === undefined ? [] : [year]
      const found =
        customerId === undefined
          ? await rowsBy('invoicesByNumber', { from: start, to: end }, limit)
          : await rowsBy('invoicesByCustomer', { from: [customerId, ...start], to: [customerId, ...end] }, limit)
      return found.map((invoice) => typed<InvoiceRow>(invoice))
    },
    revenue: async ({ from = '0000-01-01', to = '9999-12-31', by }) => {
      const periods = await sumsBy('revenueByDay', { from: from.split('-'), to: to.split('-') }, partsOf[by])
      return periods.map(({ key, sums: [invoices = 0, amount = 0] }) => ({ period: key.join('-'), invoices, amount }))
    },
  }
}
