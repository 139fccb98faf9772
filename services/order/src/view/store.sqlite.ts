import { createCache } from '@souk/process'
import { collection, listStatements, openSqliteView, prepareList, type ListStatements, type SqliteView } from '@souk/service/sqlite'
import type { LinesRow, OrderRow, ProductRow } from './projectors.ts'
import type { OrderFilter, OrderStore, StoredOrder } from './store.ts'

// CROSS JOIN makes SQLite find the orders first and then their lines, never the other way round.
const withLines = 'SELECT orders.row AS row, lines.row AS lines FROM orders CROSS JOIN lines ON lines.id = orders.id'

/** The service's own queries. A test shows that each is served by an index. */
export const statements = {
  order: `${withLines} WHERE orders.id = ?`,
  product: 'SELECT row FROM products WHERE id = ?',
  due: 'SELECT row FROM orders WHERE (due, id) > (?, ?) AND due <= ? ORDER BY due, id LIMIT ?',
} as const

const newestFirst = (where: readonly string[]): ListStatements =>
  listStatements({ table: 'orders', select: withLines, where, order: ['position'], descending: true })

export const lists = {
  all: newestFirst([]),
  ofCustomer: newestFirst(['customer_id']),
  inStatus: newestFirst(['status']),
  ofCustomerInStatus: newestFirst(['customer_id', 'status']),
} as const

const orders = collection<OrderRow>(
  { position: 'INTEGER', customer_id: 'TEXT', status: 'TEXT', due: 'TEXT' },
  ({ position, customerId, status, deadlineAt }) => [position, customerId, status, status === 'PENDING' ? deadlineAt : null],
  [['position'], ['customer_id', 'position'], ['customer_id', 'status', 'position'], ['status', 'position'], ['due', 'id']],
)
const lines = collection<LinesRow>({}, () => [])
const products = collection<ProductRow>({}, () => [])

const LAYOUT_VERSION = 2

const CACHED_PRODUCTS = 10_000

/** Opens the tables and indexes that the statements need. */
export const openView = (file: string): SqliteView => openSqliteView(file, LAYOUT_VERSION, { orders, lines, products })

/** Opens the view in an SQLite file, or in memory (':memory:'). */
export const openOrderStore = (file: string): OrderStore => {
  const { database, query, ...store } = openView(file)
  /** Every order reads all its products. */
  const cached = createCache<ProductRow>({ capacity: CACHED_PRODUCTS })
  // It changes when another connection has written.
  const dataVersion = database.prepare<[], number>('PRAGMA data_version').pluck()
  let cachedVersion: number | undefined
  type Found = { readonly row: string; readonly lines: string }
  const prepare = (sql: string) => database.prepare<(string | number)[], Found>(sql)
  const order = prepare(statements.order)
  const listOf = (list: ListStatements) =>
    prepareList<Found, number>(database, list, { start: Number.MAX_SAFE_INTEGER, valuesOf: (position) => [position] })
  const all = listOf(lists.all)
  const ofCustomer = listOf(lists.ofCustomer)
  const inStatus = listOf(lists.inStatus)
  const ofCustomerInStatus = listOf(lists.ofCustomerInStatus)
  /** The list of a filter, and the values that select it. */
  const listFor = ({ customerId, status }: OrderFilter) => {
    if (customerId !== undefined && status !== undefined) return [ofCustomerInStatus, [customerId, status]] as const
    if (customerId !== undefined) return [ofCustomer, [customerId]] as const
    return status === undefined ? ([all, []] as const) : ([inStatus, [status]] as const)
  }
  const product = database.prepare<[string], string>(statements.product).pluck()
  const due = database.prepare<(string | number)[], string>(statements.due).pluck()

  // Projectors put only rows of the right type into a collection.
  const parse = <Row>(json: string): Row => JSON.parse(json)
  const stored = (found: Found): StoredOrder => ({ ...parse<OrderRow>(found.row), ...parse<LinesRow>(found.lines) })

  const readProduct = (id: string): ProductRow | undefined => {
    const json = product.get(id)
    const row = json === undefined ? undefined : parse<ProductRow>(json)
    if (row !== undefined) cached.set(id, row)
    return row
  }

  return {
    ...store,
    save: async (changes, from, to) => {
      const result = await store.save(changes, from, to)
      for (const { collection: name, id } of changes) if (name === 'products') cached.delete(id)
      return result
    },
    clear: async () => {
      await store.clear()
      cached.clear()
    },
    order: (orderId) =>
      query(() => {
        const found = order.get(orderId)
        return found && stored(found)
      }),
    orders: (filter, wanted) =>
      query(() => {
        const [list, values] = listFor(filter)
        return list.read(values, wanted).map(stored)
      }),
    countOrders: (filter, atMost) =>
      query(() => {
        const [list, values] = listFor(filter)
        return list.count(values, atMost)
      }),
    products: (productIds) =>
      query(() => {
        const version = dataVersion.get()
        if (version !== cachedVersion) cached.clear()
        cachedVersion = version
        const known = new Map<string, ProductRow>()
        for (const id of productIds) {
          const row = cached.get(id) ?? readProduct(id)
          if (row !== undefined) known.set(id, row)
        }
        return known
      }),
    due: (at, after, limit) =>
      query(() => due.all(after?.deadlineAt ?? '', after?.orderId ?? '', at, limit).map((json) => parse<OrderRow>(json))),
  }
}
