import { createCache } from '@souk/process'
import {
  collection,
  listStatements,
  openSqliteView,
  prepareList,
  type ListStatements,
  type SqliteList,
  type SqliteView,
} from '@souk/service/sqlite'
import type { LinesRow, OrderRow, ProductRow } from './projectors.ts'
import type { OrderFilter, OrderSort, OrderStore, StoredOrder } from './store.ts'

/** The service's own queries. A test shows that each is served by an index. */
export const statements = {
  order: 'SELECT orders.row AS row, lines.row AS lines FROM orders CROSS JOIN lines ON lines.id = orders.id WHERE orders.id = ?',
  product: 'SELECT row FROM products WHERE id = ?',
  due: 'SELECT row FROM orders WHERE (due, id) > (?, ?) AND due <= ? ORDER BY due, id LIMIT ?',
} as const

/** The filters that a list may have. Each makes other statements. */
export interface ListShape {
  readonly customer: boolean
  readonly status: boolean
  readonly reason: boolean
  readonly product: boolean
  /** The time of placing and the total, each between two limits. */
  readonly spans: boolean
  readonly sort: OrderSort
}

/**
 * The list of a customer, of a status, of both and of all orders each have an index. It also has the time and the total, so no other row
 * is read to filter by them. The orders of a product are found in the index of words.
 */
export const listOf = ({ customer, status, reason, product, spans, sort }: ListShape): ListStatements => {
  const table = product ? 'ordered CROSS JOIN orders ON orders.position = ordered.rowid' : 'orders'
  return listStatements({
    table,
    // CROSS JOIN makes SQLite find the orders first and then their lines, never the other way round.
    select: `SELECT orders.row AS row, lines.row AS lines FROM ${table} CROSS JOIN lines ON lines.id = orders.id`,
    where: [
      ...(product ? ['ordered'] : []),
      ...(customer ? ['customer_id'] : []),
      ...(status || reason ? ['status'] : []),
      ...(reason ? ['reason'] : []),
    ],
    ...(spans && { condition: 'placed >= ? AND placed < ? AND total >= ? AND total <= ?' }),
    order: [product ? 'ordered.rowid' : 'orders.position'],
    descending: sort === 'newest',
  })
}

/** The list of a filter, and the values that select it. */
const listFor = (filter: OrderFilter, sort: OrderSort) => {
  const { customerId, status, reason, productId, placedFrom, placedUntil, totalFrom, totalUntil } = filter
  const spans = (placedFrom ?? placedUntil ?? totalFrom ?? totalUntil) !== undefined
  const shape: ListShape = {
    customer: customerId !== undefined,
    status: status !== undefined,
    reason: reason !== undefined,
    product: productId !== undefined,
    spans,
    sort,
  }
  const inStatus = status ?? (reason === undefined ? undefined : 'CANCELED')
  // In quotes, so that no part of an id is taken for an operator.
  const ofProduct = productId && `"${productId}"`
  const values = [ofProduct, customerId, inStatus, reason].filter((value) => value !== undefined)
  const limits = [
    placedFrom === undefined ? 0 : Date.parse(placedFrom),
    placedUntil === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(placedUntil),
    totalFrom ?? 0,
    totalUntil ?? Number.MAX_SAFE_INTEGER,
  ]
  return { shape, values: [...values, ...(spans ? limits : [])] }
}

const orders = collection<OrderRow>(
  { position: 'INTEGER', customer_id: 'TEXT', status: 'TEXT', reason: 'TEXT', placed: 'INTEGER', total: 'INTEGER', due: 'TEXT' },
  ({ position, customerId, status, cancelReason, placedAt, total, deadlineAt }) => [
    position,
    customerId,
    status,
    cancelReason,
    Date.parse(placedAt),
    total,
    status === 'PENDING' ? deadlineAt : null,
  ],
  [
    ['position', 'placed', 'total'],
    ['customer_id', 'position', 'placed', 'total'],
    ['customer_id', 'status', 'position', 'placed', 'total', 'reason'],
    ['status', 'position', 'placed', 'total', 'reason'],
    ['due', 'id'],
  ],
)
const lines = collection<LinesRow>({}, () => [])
const products = collection<ProductRow>({}, () => [])

const LAYOUT_VERSION = 5

const CACHED_PRODUCTS = 10_000

const unindexed = (row: string): string => `DELETE FROM ordered WHERE rowid = ${row}.row ->> 'position';`
const reindexed = (row: string): string => `
  ${unindexed(row)}
  INSERT INTO ordered (rowid, products)
    SELECT ${row}.row ->> 'position', group_concat(value ->> 'productId', ' ') FROM json_each(${row}.row, '$.lines');`

/**
 * Which orders a product is in: the ids of the products of each order, under its position, as words of a text. SQLite writes an index of
 * words in pieces that it merges later. An index with an entry for each line would be written in twenty places for an order of twenty lines.
 */
const ORDERED = `
  CREATE VIRTUAL TABLE IF NOT EXISTS ordered
    USING fts5 (products, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '-'");
  CREATE TRIGGER IF NOT EXISTS lines_put AFTER INSERT ON lines BEGIN ${reindexed('new')} END;
  CREATE TRIGGER IF NOT EXISTS lines_put_again AFTER UPDATE ON lines BEGIN ${unindexed('old')} ${reindexed('new')} END;
  CREATE TRIGGER IF NOT EXISTS lines_removed AFTER DELETE ON lines BEGIN ${unindexed('old')} END;`

/** Opens the tables and indexes that the statements need. */
export const openView = (file: string): SqliteView => {
  const view = openSqliteView(file, LAYOUT_VERSION, { orders, lines, products })
  view.database.exec(ORDERED)
  return view
}

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
  const prepared = new Map<string, SqliteList<Found, number>>()
  const listOfShape = (shape: ListShape): SqliteList<Found, number> => {
    const key = JSON.stringify(shape)
    const start = shape.sort === 'newest' ? Number.MAX_SAFE_INTEGER : 0
    const list = prepared.get(key) ?? prepareList<Found, number>(database, listOf(shape), { start, valuesOf: (position) => [position] })
    prepared.set(key, list)
    return list
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
    orders: (filter, sort, wanted) =>
      query(() => {
        const { shape, values } = listFor(filter, sort)
        return listOfShape(shape).read(values, wanted).map(stored)
      }),
    countOrders: (filter, atMost) =>
      query(() => {
        const { shape, values } = listFor(filter, 'newest')
        return listOfShape(shape).count(values, atMost)
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
