import { collection, openSqliteView, type SqliteView } from '@souk/service/sqlite'
import type { InvoiceRow, RevenueRow, YearRow } from './projectors.ts'
import { placeOf, sumByPeriod, type AccountingStore } from './store.ts'

/** The service's own queries. A test shows that each is served by an index. */
export const statements = {
  invoice: 'SELECT row FROM invoices WHERE id = ?',
  year: 'SELECT row FROM years WHERE id = ?',
  all: 'SELECT row FROM invoices WHERE (year, sequence) > (?, ?) ORDER BY year, sequence LIMIT ?',
  ofYear: 'SELECT row FROM invoices WHERE year = ? AND sequence > ? ORDER BY sequence LIMIT ?',
  ofCustomer: 'SELECT row FROM invoices WHERE customer_id = ? AND (year, sequence) > (?, ?) ORDER BY year, sequence LIMIT ?',
  ofCustomerInYear: 'SELECT row FROM invoices WHERE customer_id = ? AND year = ? AND sequence > ? ORDER BY sequence LIMIT ?',
  days: 'SELECT row FROM revenue WHERE id BETWEEN ? AND ? ORDER BY id',
} as const

const invoices = collection<InvoiceRow>(
  { customer_id: 'TEXT', year: 'INTEGER', sequence: 'INTEGER' },
  (row) => {
    const { year, sequence } = placeOf(row)
    return [row.customerId, year, sequence]
  },
  [
    ['year', 'sequence'],
    ['customer_id', 'year', 'sequence'],
  ],
)
const years = collection<YearRow>({}, () => [])
const revenue = collection<RevenueRow>({}, () => [])

const LAYOUT_VERSION = 1

export const openView = (file: string): SqliteView => openSqliteView(file, LAYOUT_VERSION, { invoices, years, revenue })

/** Opens the view in an SQLite file, or in memory (':memory:'). */
export const openAccountingStore = (file: string): AccountingStore => {
  const { database, query, ...store } = openView(file)
  const prepare = (sql: string) => database.prepare<(string | number)[], string>(sql).pluck()
  const invoice = prepare(statements.invoice)
  const year = prepare(statements.year)
  const all = prepare(statements.all)
  const ofYear = prepare(statements.ofYear)
  const ofCustomer = prepare(statements.ofCustomer)
  const ofCustomerInYear = prepare(statements.ofCustomerInYear)
  const days = prepare(statements.days)

  // Projectors put only rows of the right type into a collection.
  const parse = <Row>(json: string): Row => JSON.parse(json)
  const parseOne = <Row>(json: string | undefined): Row | undefined => (json === undefined ? undefined : parse<Row>(json))

  return {
    ...store,
    invoice: (orderId) => query(() => parseOne<InvoiceRow>(invoice.get(orderId))),
    year: (ofWhich) => query(() => parseOne<YearRow>(year.get(String(ofWhich)))),
    invoices: ({ customerId, year: inYear, after, limit }) =>
      query(() => {
        const from = after ?? { year: 0, sequence: 0 }
        if (inYear === undefined) {
          const found =
            customerId === undefined
              ? all.all(from.year, from.sequence, limit)
              : ofCustomer.all(customerId, from.year, from.sequence, limit)
          return found.map((json) => parse<InvoiceRow>(json))
        }
        if (from.year > inYear) return []
        const sequence = from.year === inYear ? from.sequence : 0
        const found =
          customerId === undefined ? ofYear.all(inYear, sequence, limit) : ofCustomerInYear.all(customerId, inYear, sequence, limit)
        return found.map((json) => parse<InvoiceRow>(json))
      }),
    revenue: ({ from = '0000-01-01', to = '9999-12-31', by }) =>
      query(() =>
        sumByPeriod(
          days.all(from, to).map((json) => parse<RevenueRow>(json)),
          by,
        ),
      ),
  }
}
