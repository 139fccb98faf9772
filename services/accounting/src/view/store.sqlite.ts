import { setImmediate as turn } from 'node:timers/promises'
import { collection, openSqliteView, type SqliteView } from '@souk/service/sqlite'
import { lettersOf, type PeriodLength } from '../domain/periods.ts'
import type { CategoryRow, InvoiceRow, ProductRow, YearRow } from './projectors.ts'
import {
  listOf,
  namesIn,
  placeOf,
  readRanges,
  type AccountingStore,
  type InvoiceList,
  type InvoiceRange,
  type RevenueOf,
  type RevenueWanted,
} from './store.ts'

const columnsOf = { number: ['year', 'sequence'], issue: ['issued_at', 'year', 'sequence'] } as const

/** The statements of a list of invoices. Parameters: the customer if it is of one; both ends of a range; a limit. */
const listBy = (by: InvoiceList['by'], where = '') => {
  const columns = columnsOf[by]
  const place = `(${columns.join(', ')})`
  const marks = `(${columns.map(() => '?').join(', ')})`
  const inRange = `FROM invoices WHERE ${where}${place} >= ${marks} AND ${place} <= ${marks}`
  const order = (direction: string) => columns.map((column) => `${column} ${direction}`).join(', ')
  return {
    ascending: `SELECT row ${inRange} ORDER BY ${order('ASC')} LIMIT ?`,
    descending: `SELECT row ${inRange} ORDER BY ${order('DESC')} LIMIT ?`,
    count: `SELECT count(*) FROM (SELECT 1 ${inRange} LIMIT ?)`,
  }
}

export const lists = {
  all: { number: listBy('number'), issue: listBy('issue') },
  ofCustomer: { number: listBy('number', 'customer_id = ? AND '), issue: listBy('issue', 'customer_id = ? AND ') },
} as const

/** The service's own queries of single rows. A test shows that each is served by an index. */
export const statements = {
  invoice: 'SELECT row FROM invoices WHERE id = ?',
  year: 'SELECT row FROM years WHERE id = ?',
} as const

/** The length of the periods that are added up to periods of another length. */
const addedUp = { minute: 'minute', hour: 'minute', day: 'day', month: 'month', year: 'month' } as const satisfies Readonly<
  Record<PeriodLength, PeriodLength>
>

const between = 'FROM revenue WHERE of = :of AND by = :by AND period BETWEEN :first AND :last'
/** For periods whose sums are stored. They are read in the order of the table, so the limit ends the read. */
const stored = (id: string) => `SELECT period, ${id} invoices, units, amount ${between} ORDER BY period, key LIMIT :limit`
/** For periods that are added up. All parts are read before the limit counts. */
const added = (id: string, grouped: string) => `
  SELECT substr(period, 1, :letters) AS period, ${id} sum(invoices) AS invoices, sum(units) AS units, sum(amount) AS amount
    ${between} GROUP BY ${grouped} LIMIT :limit`
const ID = "nullif(key, '-') AS id,"

/** The queries of the sums of revenue. */
export const revenueStatements = {
  storedPeriods: stored(''),
  storedRows: stored(ID),
  addedPeriods: added('', '1'),
  addedRows: added(ID, '1, 2'),
  first: "SELECT period FROM revenue WHERE of = 'all' AND by = 'minute' ORDER BY period LIMIT 1",
  last: "SELECT period FROM revenue WHERE of = 'all' AND by = 'minute' ORDER BY period DESC LIMIT 1",
} as const

const SUMMED_LENGTHS = [...new Set(Object.values(addedUp))].map((by) => `('${by}', ${lettersOf[by]})`).join(', ')

/** How the sums follow the invoices: in steps, each from the newest invoice that is in the sums. */
export const summing = {
  /** The newest invoice of the next step. */
  next: `SELECT max(number) FROM (SELECT rowid AS number FROM invoices WHERE rowid > (SELECT invoice FROM summed) ORDER BY rowid LIMIT ?)`,
  /** Parameter: the newest invoice of the step. */
  add: `
    WITH new AS (SELECT row, row ->> 'finalizedAt' AS at FROM invoices WHERE rowid > (SELECT invoice FROM summed) AND rowid <= ?),
      parts (at, of, key, units, amount) AS (
        SELECT at, 'all', '', row ->> 'units', row ->> 'total' FROM new
        UNION ALL
        SELECT at, 'product', value ->> 'productId', value ->> 'quantity', value ->> 'quantity' * value ->> 'unitPrice'
          FROM new, json_each(new.row, '$.lines')
        UNION ALL
        SELECT at, 'category', coalesce(value ->> 'categoryId', '-'), value ->> 'units', value ->> 'amount'
          FROM new, json_each(new.row, '$.categories')
      ),
      lengths (by, letters) AS (VALUES ${SUMMED_LENGTHS})
    INSERT INTO revenue (of, by, period, key, invoices, units, amount)
      SELECT of, by, substr(at, 1, letters), key, count(*), sum(units), sum(amount) FROM parts, lengths WHERE true GROUP BY 1, 2, 3, 4
      ON CONFLICT (of, by, period, key)
        DO UPDATE SET invoices = invoices + excluded.invoices, units = units + excluded.units, amount = amount + excluded.amount`,
  done: 'UPDATE summed SET invoice = ?',
} as const

const INVOICES_PER_STEP = 200

/**
 * The sums of the invoices by minute, day and month, in all and by product and category. As an index of CouchDB they are brought up to date
 * when somebody asks for them: an invoice of twenty lines changes eighty of them, and then nobody who orders waits for that.
 * They begin anew if an invoice that is there changes, which no event does, or if the view is emptied, and with it the checkpoint.
 */
const REVENUE = `
  CREATE TABLE IF NOT EXISTS revenue (
    of TEXT NOT NULL, by TEXT NOT NULL, period TEXT NOT NULL, key TEXT NOT NULL,
    invoices INTEGER NOT NULL, units INTEGER NOT NULL, amount INTEGER NOT NULL,
    PRIMARY KEY (of, by, period, key)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS summed (invoice INTEGER NOT NULL);
  INSERT INTO summed SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM summed);
  CREATE TRIGGER IF NOT EXISTS invoices_put_again AFTER UPDATE ON invoices WHEN old.row <> new.row
    BEGIN DELETE FROM revenue; UPDATE summed SET invoice = 0; END;
  CREATE TRIGGER IF NOT EXISTS view_emptied AFTER DELETE ON checkpoint
    BEGIN DELETE FROM revenue; UPDATE summed SET invoice = 0; END;`

const invoices = collection<InvoiceRow>(
  { customer_id: 'TEXT', issued_at: 'TEXT', year: 'INTEGER', sequence: 'INTEGER' },
  (row) => {
    const { issuedAt, year, sequence } = placeOf(row)
    return [row.customerId, issuedAt, year, sequence]
  },
  [
    ['year', 'sequence'],
    ['customer_id', 'year', 'sequence'],
    ['issued_at', 'year', 'sequence'],
    ['customer_id', 'issued_at', 'year', 'sequence'],
  ],
)
const years = collection<YearRow>({}, () => [])
const products = collection<ProductRow>({}, () => [])
const categories = collection<CategoryRow>({}, () => [])

interface Sums {
  readonly period: string
  readonly invoices: number
  readonly units: number
  readonly amount: number
}
interface RowSums extends Sums {
  readonly id: string | null
}
interface SumsWanted {
  readonly of: RevenueOf | 'all'
  readonly by: PeriodLength
  readonly letters: number
  readonly first: string
  readonly last: string
  readonly limit: number
}

const LAYOUT_VERSION = 3

/** Opens the tables and indexes that the statements need. */
export const openView = (file: string): SqliteView => {
  const view = openSqliteView(file, LAYOUT_VERSION, { invoices, years, products, categories })
  view.database.exec(REVENUE)
  return view
}

/** Opens the view in an SQLite file, or in memory (':memory:'). */
export const openAccountingStore = (file: string): AccountingStore => {
  const { database, query, ...store } = openView(file)
  const prepare = (sql: string) => database.prepare<(string | number)[], string>(sql).pluck()
  const invoice = prepare(statements.invoice)
  const year = prepare(statements.year)
  const prepareList = ({ ascending, descending, count }: ReturnType<typeof listBy>) => ({
    ascending: prepare(ascending),
    descending: prepare(descending),
    count: database.prepare<(string | number)[], number>(count).pluck(),
  })
  const all = { number: prepareList(lists.all.number), issue: prepareList(lists.all.issue) }
  const ofCustomer = { number: prepareList(lists.ofCustomer.number), issue: prepareList(lists.ofCustomer.issue) }
  const listFor = (customerId: string | undefined, by: InvoiceList['by']) => (customerId === undefined ? all : ofCustomer)[by]
  const parametersOf = (customerId: string | undefined, { from, to }: InvoiceRange) => [
    ...(customerId === undefined ? [] : [customerId]),
    ...from,
    ...to,
  ]
  const prepareSums = (periods: string, rows: string) => ({
    periods: database.prepare<[SumsWanted], Sums>(periods),
    rows: database.prepare<[SumsWanted], RowSums>(rows),
  })
  const storedSums = prepareSums(revenueStatements.storedPeriods, revenueStatements.storedRows)
  const addedSums = prepareSums(revenueStatements.addedPeriods, revenueStatements.addedRows)
  const first = prepare(revenueStatements.first)
  const last = prepare(revenueStatements.last)
  const next = database.prepare<[number], number | null>(summing.next).pluck()
  const add = database.prepare<[number]>(summing.add)
  const done = database.prepare<[number]>(summing.done)
  /** @returns whether there was an invoice to sum */
  const sumMore = database.transaction((): boolean => {
    const newest = next.get(INVOICES_PER_STEP) ?? null
    if (newest === null) return false
    add.run(newest)
    done.run(newest)
    return true
  })
  const allSummed = async (): Promise<void> => {
    // Between two steps others get their turn.
    while (await query(() => sumMore.immediate())) await turn()
  }
  // One transaction, so that the rows add up to the periods.
  const readRevenue = database.transaction(({ by, first: from, last: to, of, atMostRows }: RevenueWanted) => {
    const parts = addedUp[by]
    const { periods, rows } = parts === by ? storedSums : addedSums
    // A longer period is a beginning of its parts.
    const wanted = { by: parts, letters: lettersOf[by], first: from, last: `${to}~` }
    return {
      periods: periods.all({ ...wanted, of: 'all', limit: -1 }),
      rows: of === undefined ? [] : rows.all({ ...wanted, of, limit: atMostRows }),
    }
  })

  // Projectors put only rows of the right type into a collection.
  const parse = <Row>(json: string): Row => JSON.parse(json)
  const parseOne = <Row>(json: string | undefined): Row | undefined => (json === undefined ? undefined : parse<Row>(json))

  return {
    ...store,
    invoice: (orderId) => query(() => parseOne<InvoiceRow>(invoice.get(orderId))),
    year: (ofWhich) => query(() => parseOne<YearRow>(year.get(String(ofWhich)))),
    invoices: ({ customerId, ...filter }, sort, wanted) => {
      const list = listOf(filter)
      const statement = listFor(customerId, list.by)
      return readRanges(list, sort, wanted, (range, direction, limit) =>
        query(() => statement[direction].all(...parametersOf(customerId, range), limit).map((json) => parse<InvoiceRow>(json))),
      )
    },
    countInvoices: ({ customerId, ...filter }, atMost) =>
      query(() => {
        const { by, ranges } = listOf(filter)
        let count = 0
        for (const range of ranges) count += listFor(customerId, by).count.get(...parametersOf(customerId, range), atMost - count) ?? 0
        return count
      }),
    revenueSpan: async () => {
      await allSummed()
      return query(() => {
        const [from, to] = [first.get(), last.get()]
        return from === undefined || to === undefined ? undefined : [from, to]
      })
    },
    revenue: async (wanted) => {
      await allSummed()
      return query(() => readRevenue(wanted))
    },
    names: namesIn(store),
  }
}
