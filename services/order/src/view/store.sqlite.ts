import { createCache } from '@souk/process'
import type { Wanted } from '@souk/service'
import {
  collection,
  listStatements,
  matchOf,
  openSqliteView,
  prepareList,
  termIndex,
  type ListStatements,
  type SqliteList,
  type SqliteView,
} from '@souk/service/sqlite'
import type { LinesRow, OrderRow, ProductRow } from './projectors.ts'
import { statusesWithReasons, type OrderFilter, type OrderKind, type OrderSort, type OrderStore, type StoredOrder } from './store.ts'
import { invoiceTerm, productTerm, termsOf } from './terms.ts'

/** The service's own queries. A test shows that each is served by an index. */
export const statements = {
  order: 'SELECT orders.row AS row, lines.row AS lines FROM orders CROSS JOIN lines ON lines.id = orders.id WHERE orders.id = ?',
  product: 'SELECT row FROM products WHERE id = ?',
  due: 'SELECT row FROM orders WHERE (due, id) > (?, ?) AND due <= ? ORDER BY due, id LIMIT ?',
} as const

/** The queries that sum up orders. Their rows come from an index alone. */
export const sums = {
  /** Parameters: status, reason, the span, the length of a period, the starts of the periods (an array in JSON). */
  placed: `
    SELECT value AS start, (
      SELECT json_group_array(took) FROM orders
      WHERE status = $status AND reason IS $reason AND placed >= max(value, $from) AND placed < min(value + $length, $until)) AS took
    FROM json_each($starts)`,
  missing: `
    SELECT missing AS productId, count(*) AS orders FROM orders
    WHERE status = 'CANCELED' AND reason = 'out-of-stock' AND placed >= ? AND placed < ? AND missing IS NOT NULL
    GROUP BY missing ORDER BY orders DESC, missing LIMIT ?`,
} as const

/** The filters that a list may have. Each makes other statements. */
export interface ListShape {
  readonly customer: boolean
  readonly status: boolean
  readonly reason: boolean
  /** By terms: those of a text, of a product, or of both. */
  readonly found: boolean
  readonly open: boolean
  /** The time of placing and the total, each between two limits. */
  readonly spans: boolean
  readonly sort: OrderSort
}

/** Orders that are found come from the index of terms, and open ones from an index that has no others. */
const tableOf = ({ found, open }: ListShape): string => {
  if (found) return 'ordered CROSS JOIN orders ON orders.position = ordered.rowid'
  return open ? 'orders INDEXED BY orders_open' : 'orders'
}
const whereOf = ({ customer, status, reason, found }: ListShape): string[] => [
  ...(found ? ['ordered'] : []),
  ...(customer ? ['customer_id'] : []),
  ...(status || reason ? ['status'] : []),
  ...(reason ? ['reason'] : []),
]
const conditionsOf = ({ open, spans }: ListShape): string[] => [
  ...(open ? ['took IS NULL'] : []),
  ...(spans ? ['placed >= ? AND placed < ? AND total >= ? AND total <= ?'] : []),
]

/**
 * The list of a customer, of a status, of both and of all orders each have an index. It also has the time and the total, so no other row
 * is read to filter by them.
 */
export const listOf = (shape: ListShape): ListStatements => {
  const table = tableOf(shape)
  const conditions = conditionsOf(shape)
  return listStatements({
    table,
    // CROSS JOIN makes SQLite find the orders first and then their lines, never the other way round.
    select: `SELECT orders.row AS row, lines.row AS lines FROM ${table} CROSS JOIN lines ON lines.id = orders.id`,
    where: whereOf(shape),
    ...(conditions.length > 0 && { condition: conditions.join(' AND ') }),
    order: [shape.found ? 'ordered.rowid' : 'orders.position'],
    descending: shape.sort === 'newest',
  })
}

/** Counts the orders that are found by status and reason. The plus keeps SQLite from looking up all orders of a customer for each of them. */
export const kindsOf = (shape: ListShape): string => {
  const conditions = [...whereOf(shape).map((column) => (column === 'ordered' ? 'ordered = ?' : `+${column} = ?`)), ...conditionsOf(shape)]
  return `SELECT status, reason, count(*) AS count FROM ${tableOf(shape)} WHERE ${conditions.join(' AND ')} GROUP BY status, reason`
}

/** The expression that finds orders in the index of terms. */
const matchOfOrders = (wanted: Wanted | undefined, productId: string | undefined): string | undefined => {
  const all = [...(wanted === undefined ? [] : [matchOf(wanted)]), ...(productId === undefined ? [] : [`"${productTerm(productId)}"`])]
  return all.length === 0 ? undefined : all.join(' AND ')
}

/** The list of a filter, and the values that select it. */
const listFor = (filter: OrderFilter, sort: OrderSort) => {
  const { wanted, isOpen, customerId, status, reason, productId, placedFrom, placedUntil, totalFrom, totalUntil } = filter
  const spans = (placedFrom ?? placedUntil ?? totalFrom ?? totalUntil) !== undefined
  const match = matchOfOrders(wanted, productId)
  const shape: ListShape = {
    customer: customerId !== undefined,
    status: status !== undefined,
    reason: reason !== undefined,
    found: match !== undefined,
    open: isOpen !== undefined,
    spans,
    sort,
  }
  const inStatus = status ?? (reason === undefined ? undefined : 'CANCELED')
  const values = [match, customerId, inStatus, reason].filter((value) => value !== undefined)
  const limits = [
    placedFrom === undefined ? 0 : Date.parse(placedFrom),
    placedUntil === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(placedUntil),
    totalFrom ?? 0,
    totalUntil ?? Number.MAX_SAFE_INTEGER,
  ]
  return { shape, values: [...values, ...(spans ? limits : [])] }
}

const orders = collection<OrderRow>(
  {
    position: 'INTEGER',
    customer_id: 'TEXT',
    status: 'TEXT',
    reason: 'TEXT',
    placed: 'INTEGER',
    took: 'INTEGER',
    total: 'INTEGER',
    due: 'TEXT',
    missing: 'TEXT',
    invoice: 'TEXT',
  },
  ({ position, customerId, status, cancelReason, placedAt, finishedAt, total, deadlineAt, missingProductId, invoiceNumber }) => [
    position,
    customerId,
    status,
    cancelReason,
    Date.parse(placedAt),
    finishedAt === null ? null : Date.parse(finishedAt) - Date.parse(placedAt),
    total,
    status === 'PENDING' ? deadlineAt : null,
    missingProductId,
    invoiceNumber === null ? null : invoiceTerm(invoiceNumber),
  ],
  [
    ['position', 'placed', 'total', 'customer_id', 'status', 'reason', 'took'],
    ['customer_id', 'position', 'placed', 'total'],
    ['customer_id', 'status', 'position', 'placed', 'total', 'reason'],
    ['status', 'position', 'placed', 'total', 'reason'],
    ['status', 'reason', 'placed', 'took', 'missing'],
    ['due', 'id'],
  ],
)
const lines = collection<LinesRow>({ position: 'INTEGER', terms: 'TEXT' }, (row) => [
  row.position,
  [...row.lines.map(({ productId }) => productTerm(productId)), ...termsOf(row)].join(' '),
])
const products = collection<ProductRow>({}, () => [])

const LAYOUT_VERSION = 6

const CACHED_PRODUCTS = 10_000

const unindexed = 'DELETE FROM ordered WHERE rowid = old.position;'
const reindexed = `
  DELETE FROM ordered WHERE rowid = new.position;
  INSERT INTO ordered (rowid, terms)
    SELECT lines.position, concat_ws(' ', lines.terms, (SELECT invoice FROM orders WHERE id = new.id)) FROM lines WHERE id = new.id;`

/**
 * Which orders have a term, such as a product or a word, by position.
 * An order is entered twice: when it is placed, and when it has its invoice.
 */
const ORDERED = `
  ${termIndex('ordered')}
  CREATE TRIGGER IF NOT EXISTS lines_put AFTER INSERT ON lines BEGIN ${reindexed} END;
  CREATE TRIGGER IF NOT EXISTS lines_put_again AFTER UPDATE OF position, terms ON lines BEGIN ${unindexed} ${reindexed} END;
  CREATE TRIGGER IF NOT EXISTS lines_removed AFTER DELETE ON lines BEGIN ${unindexed} END;
  CREATE TRIGGER IF NOT EXISTS orders_put AFTER INSERT ON orders WHEN new.invoice IS NOT NULL BEGIN ${reindexed} END;
  CREATE TRIGGER IF NOT EXISTS orders_put_again AFTER UPDATE OF invoice ON orders WHEN new.invoice IS NOT old.invoice BEGIN ${reindexed} END;`

/** The index of open orders. It has no others. */
const OPEN = `
  CREATE INDEX IF NOT EXISTS orders_open ON orders (position, placed, total, customer_id, status) WHERE took IS NULL`

/** Opens the tables and indexes that the statements need. */
export const openView = (file: string): SqliteView => {
  const view = openSqliteView(file, LAYOUT_VERSION, { orders, lines, products })
  view.database.exec(ORDERED)
  view.database.exec(OPEN)
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
  const countKindsBy = (sql: string) => database.prepare<(string | number)[], OrderKind>(sql)
  const counted = new Map<string, ReturnType<typeof countKindsBy>>()
  const kindsOfShape = (shape: ListShape) => {
    const sql = kindsOf(shape)
    const statement = counted.get(sql) ?? countKindsBy(sql)
    counted.set(sql, statement)
    return statement
  }
  const placed = database.prepare<object[], { readonly start: number; readonly took: string }>(sums.placed)
  const missing = database.prepare<number[], { readonly productId: string; readonly orders: number }>(sums.missing)
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
    countKinds: (filter) =>
      query(() => {
        const { shape, values } = listFor(filter, 'newest')
        return kindsOfShape(shape).all(...values)
      }),
    placedIn: ([from, until], length) =>
      query(() => {
        const first = Math.floor(from / length) * length
        const starts = Array.from({ length: Math.ceil((until - first) / length) }, (_, index) => first + index * length)
        return statusesWithReasons.flatMap((kind) =>
          placed
            .all({ ...kind, from, until, length, starts: JSON.stringify(starts) })
            .map(({ start, took }) => ({ ...kind, start, took: parse<readonly (number | null)[]>(took) }))
            .filter(({ took }) => took.length > 0),
        )
      }),
    missingProducts: ([from, until], limit) => query(() => missing.all(from, until, limit)),
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
