import { collection, openSqliteView, type SqliteView } from '@souk/service/sqlite'
import type { LinesRow, OrderRow, ProductRow } from './projectors.ts'
import type { OrderStore, StoredOrder } from './store.ts'

// CROSS JOIN makes SQLite find the orders first and then their lines, never the other way round.
const withLines = 'SELECT orders.row AS row, lines.row AS lines FROM orders CROSS JOIN lines ON lines.id = orders.id'

/** The service's own queries. A test shows that each is served by an index. */
export const statements = {
  order: `${withLines} WHERE orders.id = ?`,
  all: `${withLines} WHERE orders.id < ? ORDER BY orders.id DESC LIMIT ?`,
  ofCustomer: `${withLines} WHERE customer_id = ? AND orders.id < ? ORDER BY orders.id DESC LIMIT ?`,
  inStatus: `${withLines} WHERE status = ? AND orders.id < ? ORDER BY orders.id DESC LIMIT ?`,
  ofCustomerInStatus: `${withLines} WHERE customer_id = ? AND status = ? AND orders.id < ? ORDER BY orders.id DESC LIMIT ?`,
  due: 'SELECT row FROM orders WHERE (due, id) > (?, ?) AND due <= ? ORDER BY due, id LIMIT ?',
} as const

const orders = collection<OrderRow>(
  { customer_id: 'TEXT', status: 'TEXT', due: 'TEXT' },
  ({ customerId, status, deadlineAt }) => [customerId, status, status === 'PENDING' ? deadlineAt : null],
  [
    ['customer_id', 'id'],
    ['customer_id', 'status', 'id'],
    ['status', 'id'],
    ['due', 'id'],
  ],
)
const lines = collection<LinesRow>({}, () => [])
const products = collection<ProductRow>({}, () => [])

const LAYOUT_VERSION = 1

/** Sorts after every id, because ids are hexadecimal. */
const BEYOND_ALL_IDS = '~'

/** Opens the tables and indexes that the statements need. */
export const openView = (file: string): SqliteView => openSqliteView(file, LAYOUT_VERSION, { orders, lines, products })

/** Opens the view in an SQLite file, or in memory (':memory:'). */
export const openOrderStore = (file: string): OrderStore => {
  const { database, query, ...store } = openView(file)
  type Found = { readonly row: string; readonly lines: string }
  const prepare = (sql: string) => database.prepare<(string | number)[], Found>(sql)
  const order = prepare(statements.order)
  const all = prepare(statements.all)
  const ofCustomer = prepare(statements.ofCustomer)
  const inStatus = prepare(statements.inStatus)
  const ofCustomerInStatus = prepare(statements.ofCustomerInStatus)
  const due = database.prepare<(string | number)[], string>(statements.due).pluck()

  // Projectors put only rows of the right type into a collection.
  const parse = <Row>(json: string): Row => JSON.parse(json)
  const stored = (found: Found): StoredOrder => ({ ...parse<OrderRow>(found.row), ...parse<LinesRow>(found.lines) })

  return {
    ...store,
    order: (orderId) =>
      query(() => {
        const found = order.get(orderId)
        return found && stored(found)
      }),
    orders: ({ customerId, status, before = BEYOND_ALL_IDS, limit }) =>
      query(() => {
        if (customerId !== undefined && status !== undefined) return ofCustomerInStatus.all(customerId, status, before, limit).map(stored)
        if (customerId !== undefined) return ofCustomer.all(customerId, before, limit).map(stored)
        if (status !== undefined) return inStatus.all(status, before, limit).map(stored)
        return all.all(before, limit).map(stored)
      }),
    products: async (productIds) => {
      const rows = await store.load(productIds.map((id) => ({ collection: 'products', id })))
      const known = new Map<string, ProductRow>()
      for (const [index, id] of productIds.entries()) {
        const row = rows[index]
        if (row !== undefined) known.set(id, row as ProductRow)
      }
      return known
    },
    due: (at, after, limit) =>
      query(() => due.all(after?.deadlineAt ?? '', after?.orderId ?? '', at, limit).map((json) => parse<OrderRow>(json))),
  }
}
