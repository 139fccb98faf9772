import { startErasure, type ErasureOptions } from '@souk/process'
import { collection, openSqliteView } from '@souk/service/sqlite'
import { ledgerId, type CreditRow, type CustomerRow, type LedgerRow, type PaymentRow } from './projectors.ts'
import { erases, type CustomerStore } from './store.ts'

/** The service's own queries. A test shows that each is served by an index. */
export const statements = {
  customer: 'SELECT row FROM customers WHERE id = ?',
  customerNamed: 'SELECT row FROM customers WHERE username_hash = ?',
  customers: 'SELECT row FROM customers WHERE position > ? ORDER BY position LIMIT ?',
  credit: 'SELECT row FROM credits WHERE id = ?',
  ledger: 'SELECT row FROM ledger WHERE id > ? AND id < ? ORDER BY id DESC LIMIT ?',
  payment: 'SELECT row FROM payments WHERE id = ?',
} as const

const LAYOUT_VERSION = 4

/** Greater than every version of a stream. */
const LAST_VERSION = 999_999_999_999

export const layouts = {
  customers: collection<CustomerRow>(
    { username_hash: 'TEXT', position: 'INTEGER' },
    ({ usernameHash, position }) => [usernameHash, position],
    [['username_hash'], ['position']],
  ),
  credits: collection<CreditRow>({}, () => []),
  ledger: collection<LedgerRow>({}, () => []),
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
  const customers = prepare(statements.customers)
  const credit = prepare(statements.credit)
  const ledger = prepare(statements.ledger)
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
    customers: (after, limit) => query(() => customers.all(after, limit).map((json) => parse<CustomerRow>(json))),
    credit: (customerId) => query(() => parseOne<CreditRow>(credit.get(customerId))),
    ledger: (customerId, before = LAST_VERSION, limit) =>
      query(() => ledger.all(ledgerId(customerId, 0), ledgerId(customerId, before), limit).map((json) => parse<LedgerRow>(json))),
    payment: (orderId) => query(() => parseOne<PaymentRow>(payment.get(orderId))),
  }
}
