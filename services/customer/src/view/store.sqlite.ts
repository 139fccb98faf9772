import type { PageWanted } from '@souk/http'
import { startErasure, type ErasureOptions } from '@souk/process'
import { collection, listStatements, openSqliteView, prepareList, type SqliteView } from '@souk/service/sqlite'
import type { CreditRow, CustomerRow, LedgerRow, PaymentRow } from './projectors.ts'
import { erases, type CustomerStore, type FoundCustomer, type LedgerFilter } from './store.ts'
import { END, termsOf, type FoundPlace, type Wanted } from './words.ts'

/**
 * The terms of a customer are an array in JSON. A customer who matches by several is there once, for the first of them.
 * Parameters: the ends of the entries, what they match, and what is wanted (an array in JSON).
 */
const MATCHING = `
  FROM customer_terms AS found CROSS JOIN customers ON customers.id = found.id
  WHERE found.term >= ? AND found.term < ?
    AND substr(customers.terms, instr(customers.terms, ?) + 1, length(found.term) + 1) = found.term || '"'
    AND NOT EXISTS (SELECT 1 FROM json_each(?) WHERE instr(customers.terms, value) = 0)`
const FOUND = `SELECT found.term AS term, customers.row AS row ${MATCHING}`

const unlisted = 'DELETE FROM customer_terms WHERE id = old.id AND term IN (SELECT value FROM json_each(old.terms));'
const listed = 'INSERT INTO customer_terms (term, id) SELECT value, new.id FROM json_each(new.terms);'

/** The index that finds customers. It follows the table, in the same transaction. */
const TERMS = `
  CREATE TABLE IF NOT EXISTS customer_terms (term TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (term, id)) WITHOUT ROWID;
  CREATE TRIGGER IF NOT EXISTS customers_put AFTER INSERT ON customers BEGIN ${listed} END;
  CREATE TRIGGER IF NOT EXISTS customers_put_again AFTER UPDATE OF terms ON customers WHEN old.terms <> new.terms BEGIN ${unlisted} ${listed} END;
  CREATE TRIGGER IF NOT EXISTS customers_removed AFTER DELETE ON customers BEGIN ${unlisted} END;`

// Not `OR IGNORE`: the conflict clause of the statement that fires a trigger replaces those in the trigger.
const noteRewriting = 'INSERT INTO rewriting_due SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM rewriting_due);'

/** Has a row if personal data was taken out of the table since the file was last rewritten. It is written in the same transaction. */
const REWRITING = `
  CREATE TABLE IF NOT EXISTS rewriting_due (id INTEGER PRIMARY KEY);
  CREATE TRIGGER IF NOT EXISTS customers_erased AFTER UPDATE OF row ON customers
    WHEN old.row ->> '$.personal' IS NOT NULL AND new.row ->> '$.personal' IS NULL
    BEGIN ${noteRewriting} END;
  CREATE TRIGGER IF NOT EXISTS customers_erased_whole AFTER DELETE ON customers BEGIN ${noteRewriting} END;`

/** The service's own queries. A test shows that each is served by an index. */
export const statements = {
  customer: 'SELECT row FROM customers WHERE id = ?',
  customerNamed: 'SELECT row FROM customers WHERE username_hash = ?',
  credit: 'SELECT row FROM credits WHERE id = ?',
  payment: 'SELECT row FROM payments WHERE id = ?',
} as const

/** The queries of the index of terms. */
export const searches = {
  /** How many entries match, up to a limit. */
  matching: 'SELECT count(*) FROM (SELECT 1 FROM customer_terms WHERE term >= ? AND term < ? LIMIT ?)',
  found: `${FOUND} AND (found.term, found.id) > (?, ?) ORDER BY found.term, found.id LIMIT ?`,
  counted: `SELECT count(*) FROM (SELECT 1 ${MATCHING} LIMIT ?)`,
  foundBefore: `${FOUND} AND (found.term, found.id) < (?, ?) ORDER BY found.term DESC, found.id DESC LIMIT ?`,
} as const

export const lists = {
  customers: listStatements({ table: 'customers', order: ['position'] }),
  ledger: listStatements({
    table: 'ledger',
    where: ['customer_id'],
    condition: "(? = '' OR kind = ?) AND at >= ? AND at < ?",
    order: ['version'],
    descending: true,
  }),
} as const

const LAYOUT_VERSION = 9

export const layouts = {
  customers: collection<CustomerRow>(
    { username_hash: 'TEXT', position: 'INTEGER', terms: 'TEXT' },
    (row) => [row.usernameHash, row.position, JSON.stringify(termsOf(row))],
    [['username_hash'], ['position']],
  ),
  credits: collection<CreditRow>({}, () => []),
  ledger: collection<LedgerRow>(
    { customer_id: 'TEXT', version: 'INTEGER', kind: 'TEXT', at: 'TEXT' },
    ({ customerId, version, kind, at }) => [customerId, version, kind, at],
    [['customer_id', 'version', 'kind', 'at']],
  ),
  payments: collection<PaymentRow>({}, () => []),
}

const valuesOfFilter = (customerId: string, { kind, from = '', until = '~' }: LedgerFilter): string[] => {
  const ofKind = kind ?? ''
  return [customerId, ofKind, ofKind, from, until]
}

/** More entries than these are as good as all. */
const MAX_MATCHING = 20_000

/** What stands in the terms of a customer who has what is wanted. */
const needleOf = ({ term, isWhole }: Wanted): string => (isWhole ? `"${term}"` : `"${term}`)

/** The ends of the entries that match. */
const endsOf = ({ term, isWhole }: Wanted): [first: string, behind: string] => [term, isWhole ? `${term}\u0001` : `${term}${END}`]

/** Deleted content is overwritten with zeros, and no temporary file holds a copy, also while the file is rewritten. */
const PRAGMAS = ['secure_delete = ON', 'temp_store = MEMORY']

/** Opens the tables and indexes that the statements need. */
export const openView = (file: string): SqliteView => {
  const view = openSqliteView(file, LAYOUT_VERSION, layouts, PRAGMAS)
  view.database.exec(TERMS)
  view.database.exec(REWRITING)
  return view
}

/**
 * Opens the view in an SQLite file, or in memory (':memory:'). The personal data of a forgotten customer leaves the files too:
 * at once, or when no other connection reads the old pages any more; after a crash, at the next start.
 * Copies that SQLite has left in the gaps of pages leave the file when it is rewritten: within a minute, and before it is closed.
 */
export const openCustomerStore = (file: string, options: ErasureOptions = {}): CustomerStore => {
  const { database, query, save, clear, close, ...store } = openView(file)
  const rewritingDue = database.prepare('SELECT 1 FROM rewriting_due')
  const rewrite = (): boolean => {
    if (rewritingDue.get() === undefined) return false
    database.exec('VACUUM; DELETE FROM rewriting_due')
    return true
  }
  const erasure = startErasure(database, { ...options, ...(!database.memory && { rewrite }) })
  const prepare = (sql: string) => database.prepare<(string | number)[], string>(sql).pluck()
  const customer = prepare(statements.customer)
  const customerNamed = prepare(statements.customerNamed)
  const valuesOf = (place: number): number[] => [place]
  const customers = prepareList<{ readonly row: string }, number>(database, lists.customers, { start: 0, valuesOf })
  const credit = prepare(statements.credit)
  const ledger = prepareList<{ readonly row: string }, number>(database, lists.ledger, { start: Number.MAX_SAFE_INTEGER, valuesOf })
  const payment = prepare(statements.payment)
  const matching = database.prepare<[string, string, number], number>(searches.matching).pluck()
  type Found = { readonly term: string; readonly row: string }
  const counted = database.prepare<(string | number)[], number>(searches.counted).pluck()
  const [found, foundBefore] = [searches.found, searches.foundBefore].map((sql) => database.prepare<(string | number)[], Found>(sql))

  // Projectors put only rows of the right type into a collection.
  const parse = <Row>(json: string): Row => JSON.parse(json)
  const parseOne = <Row>(json: string | undefined): Row | undefined => (json === undefined ? undefined : parse<Row>(json))

  /** The number of the wanted term that the fewest entries match. */
  const rarest = (wanted: readonly Wanted[]): number => {
    const counts = wanted.map((one) => matching.get(...endsOf(one), MAX_MATCHING) ?? 0)
    return counts.indexOf(Math.min(...counts))
  }
  const valuesOfSearch = (wanted: readonly Wanted[], main: Wanted): string[] => [
    ...endsOf(main),
    needleOf(main),
    JSON.stringify(wanted.map(needleOf)),
  ]
  const count = (wanted: readonly Wanted[], atMost: number): number => {
    const main = wanted[rarest(wanted)]
    return main === undefined ? 0 : (counted.get(...valuesOfSearch(wanted, main), atMost) ?? 0)
  }
  const find = (wanted: readonly Wanted[], { after, before, limit }: PageWanted<FoundPlace>): FoundCustomer[] => {
    const place = after ?? before
    const main = place?.[0] ?? rarest(wanted)
    const chosen = wanted[main]
    if (chosen === undefined) return []
    const values = valuesOfSearch(wanted, chosen)
    const [term, id] = place === undefined ? ['', ''] : [place[1], place[2]]
    const rows = before === undefined ? found?.all(...values, term, id, limit) : foundBefore?.all(...values, term, id, limit).reverse()
    return (rows ?? []).map((one) => {
      const row = parse<CustomerRow>(one.row)
      return { place: [main, one.term, row.customerId], row }
    })
  }

  return {
    ...store,
    save: async (changes, from, to) => {
      const result = await save(changes, from, to)
      if (changes.some(erases)) erasure.due()
      return result
    },
    clear: async () => {
      await clear()
      erasure.due()
    },
    close: async () => {
      erasure.stop()
      await close()
    },
    customer: (customerId) => query(() => parseOne<CustomerRow>(customer.get(customerId))),
    customerNamed: (usernameHash) => query(() => parseOne<CustomerRow>(customerNamed.get(usernameHash))),
    customers: (wanted) => query(() => customers.read([], wanted).map(({ row }) => parse<CustomerRow>(row))),
    customersWith: (customerIds) => query(() => customerIds.flatMap((id) => parseOne<CustomerRow>(customer.get(id)) ?? [])),
    findCustomers: (wanted, page) => query(() => find(wanted, page)),
    countFound: (wanted, atMost) => query(() => count(wanted, atMost)),
    countCustomers: (atMost) => query(() => customers.count([], atMost)),
    credit: (customerId) => query(() => parseOne<CreditRow>(credit.get(customerId))),
    ledger: (customerId, filter, wanted) =>
      query(() => ledger.read(valuesOfFilter(customerId, filter), wanted).map(({ row }) => parse<LedgerRow>(row))),
    countLedger: (customerId, filter, atMost) => query(() => ledger.count(valuesOfFilter(customerId, filter), atMost)),
    payment: (orderId) => query(() => parseOne<PaymentRow>(payment.get(orderId))),
  }
}
