import { collection, listStatements, openSqliteView, prepareList, type ListStatements, type SqliteView } from '@souk/service/sqlite'
import type { InvoiceRow, RevenueRow, YearRow } from './projectors.ts'
import { placeOf, sumByPeriod, type AccountingStore, type InvoicePlace } from './store.ts'

/** The service's own queries. A test shows that each is served by an index. */
export const statements = {
  invoice: 'SELECT row FROM invoices WHERE id = ?',
  year: 'SELECT row FROM years WHERE id = ?',
  days: 'SELECT row FROM revenue WHERE id BETWEEN ? AND ? ORDER BY id',
} as const

export const lists = {
  all: listStatements({ table: 'invoices', order: ['year', 'sequence'] }),
  ofYear: listStatements({ table: 'invoices', where: ['year'], order: ['sequence'] }),
  ofCustomer: listStatements({ table: 'invoices', where: ['customer_id'], order: ['year', 'sequence'] }),
  ofCustomerInYear: listStatements({ table: 'invoices', where: ['customer_id', 'year'], order: ['sequence'] }),
} as const

/** A place in the invoices of a year, from a place in all. */
const sequenceIn = (year: number, place: InvoicePlace | undefined): number | undefined => {
  if (place === undefined || place.year === year) return place?.sequence
  return place.year < year ? 0 : Number.MAX_SAFE_INTEGER
}

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

interface Found {
  readonly row: string
}

const LAYOUT_VERSION = 2

export const openView = (file: string): SqliteView => openSqliteView(file, LAYOUT_VERSION, { invoices, years, revenue })

/** Opens the view in an SQLite file, or in memory (':memory:'). */
export const openAccountingStore = (file: string): AccountingStore => {
  const { database, query, ...store } = openView(file)
  const prepare = (sql: string) => database.prepare<(string | number)[], string>(sql).pluck()
  const invoice = prepare(statements.invoice)
  const year = prepare(statements.year)
  const listOfYears = (list: ListStatements) =>
    prepareList<Found, InvoicePlace>(database, list, {
      start: { year: -1, sequence: 0 },
      valuesOf: (place) => [place.year, place.sequence],
    })
  const listOfYear = (list: ListStatements) => prepareList<Found, number>(database, list, { start: 0, valuesOf: (sequence) => [sequence] })
  const all = listOfYears(lists.all)
  const ofYear = listOfYear(lists.ofYear)
  const ofCustomer = listOfYears(lists.ofCustomer)
  const ofCustomerInYear = listOfYear(lists.ofCustomerInYear)
  const days = prepare(statements.days)

  // Projectors put only rows of the right type into a collection.
  const parse = <Row>(json: string): Row => JSON.parse(json)
  const parseOne = <Row>(json: string | undefined): Row | undefined => (json === undefined ? undefined : parse<Row>(json))

  return {
    ...store,
    invoice: (orderId) => query(() => parseOne<InvoiceRow>(invoice.get(orderId))),
    year: (ofWhich) => query(() => parseOne<YearRow>(year.get(String(ofWhich)))),
    invoices: ({ customerId, year: inYear }, wanted) =>
      query(() => {
        const ofWhom = customerId === undefined ? [] : [customerId]
        const read = (): readonly Found[] => {
          if (inYear === undefined) return (customerId === undefined ? all : ofCustomer).read(ofWhom, wanted)
          const { after, before, limit } = wanted
          const inside = { after: sequenceIn(inYear, after), before: sequenceIn(inYear, before), limit }
          return (customerId === undefined ? ofYear : ofCustomerInYear).read([...ofWhom, inYear], inside)
        }
        return read().map(({ row }) => parse<InvoiceRow>(row))
      }),
    countInvoices: ({ customerId, year: inYear }, atMost) =>
      query(() => {
        const ofWhom = customerId === undefined ? [] : [customerId]
        if (inYear === undefined) return (customerId === undefined ? all : ofCustomer).count(ofWhom, atMost)
        return (customerId === undefined ? ofYear : ofCustomerInYear).count([...ofWhom, inYear], atMost)
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
