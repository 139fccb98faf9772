import { startErasure, type ErasureOptions } from '@souk/process'
import { collection, listStatements, openSqliteView, prepareList } from '@souk/service/sqlite'
import type { CreditRow, CustomerRow, LedgerRow, PaymentRow } from './projectors.ts'
import { erases, type CustomerStore } from './store.ts'

/** The service's own queries. A test shows that each is served by an index. */
export const statements = {
  customer: 'SELECT row FROM customers WHERE id = ?',
  customerNamed: 'SELECT row FROM customers WHERE username_hash = ?',
  credit: 'SELECT row FROM credits WHERE id = ?',
  payment: 'SELECT row FROM payments WHERE id = ?',
} as const

export const lists = {
  customers: listStatements({ table: 'customers', order: ['position'] }),
  ledger: listStatements({ table: 'ledger', where: ['customer_id'], order: ['version'], descending: true }),
} as const

const LAYOUT_VERSION = 6

export const layouts = {
  customers: collection<CustomerRow>(
    { username_hash: 'TEXT', position: 'INTEGER' },
    ({ usernameHash, position }) => [usernameHash, position],
    [['username_hash'], ['position']],
  ),
  credits: collection<CreditRow>({}, () => []),
  ledger: collection<LedgerRow>({ customer_id: 'TEXT', version: 'INTEGER' }, ({ customerId, version }) => [customerId, version], [
    ['customer_id', 'version'],
  ]),
  payments: collection<PaymentRow>({}, () => []),
}

/** Deleted content is overwritten with zeros, and no temporary file holds a copy. */
const PRAGMAS = ['secure_delete = ON', 'temp_store = MEMORY']

/**
 * Opens the view in an SQLite file, or in memory (':memory:'). The personal data of a forgotten customer leaves the files too:
 * at once, or when no other connection reads the old pages any more; after a crash, at the next start.
 */
export const openCustomerStore = (file: string, options: ErasureOptions = {}): CustomerStore => {
  const { database, query, save, close, ...store } = openSqliteView(file, LAYOUT_VERSION, layouts, PRAGMAS)
  const erasure = startErasure(database, options)
  const prepare = (sql: string) => database.prepare<(string | number)[], string>(sql).pluck()
  const customer = prepare(statements.customer)
  const customerNamed = prepare(statements.customerNamed)
  const valuesOf = (place: number): number[] => [place]
  const customers = prepareList<{ readonly row: string }, number>(database, lists.customers, { start: 0, valuesOf })
  const credit = prepare(statements.credit)
  const ledger = prepareList<{ readonly row: string }, number>(database, lists.ledger, { start: Number.MAX_SAFE_INTEGER, valuesOf })
  const payment = prepare(statements.payment)

  // Projectors put only rows of the right type into a collection.
  const parse = <Row>(json: string): Row => JSON.parse(json)
  const parseOne = <Row>(json: string | undefined): Row | undefined => (json === undefined ? undefined : parse<Row>(json))
  return {
    ...store,
    save: async (changes, from, to) => {
      const result = await save(changes, from, to)
      if (changes.some(erases)) erasure.due()
      return result
    },
    close: async () => {
      erasure.stop()
      await close()
    },
    customer: (customerId) => query(() => parseOne<CustomerRow>(customer.get(customerId))),
    customerNamed: (usernameHash) => query(() => parseOne<CustomerRow>(customerNamed.get(usernameHash))),
    customers: (wanted) => query(() => customers.read([], wanted).map(({ row }) => parse<CustomerRow>(row))),
    countCustomers: (atMost) => query(() => customers.count([], atMost)),
    credit: (customerId) => query(() => parseOne<CreditRow>(credit.get(customerId))),
    ledger: (customerId, wanted) => query(() => ledger.read([customerId], wanted).map(({ row }) => parse<LedgerRow>(row))),
    countLedger: (customerId, atMost) => query(() => ledger.count([customerId], atMost)),
    payment: (orderId) => query(() => parseOne<PaymentRow>(payment.get(orderId))),
  }
}
