import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type Compilable,
} from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { DatabaseError, Pool, type QueryResultRow } from 'pg'
import { messageOf, GENESIS, type Checkpoint } from '@souk/log-protocol'
import { StoreUnavailable, type RowChange } from '@souk/service'
import type { LinesRow, OrderRow, ProductRow } from './projectors.ts'
import type { DeadlinePlace, OrderFilter, OrderStore, StoredOrder } from './store.ts'

interface Tables {
  orders: { id: string; customer_id: string; status: string; due: string | null; row: OrderRow }
  lines: { id: string; row: LinesRow }
  products: { id: string; row: ProductRow }
}

/** What stands beside the row of each collection, for its queries. */
const columns = { orders: ['customer_id', 'status', 'due'], lines: [], products: [] } as const

type Collection = keyof typeof columns
const collections = Object.keys(columns) as Collection[]

const record = (collection: Collection, id: string, row: object): object => {
  if (collection !== 'orders') return { id, row }
  const { customerId, status, deadlineAt } = row as OrderRow
  return { id, customer_id: customerId, status, due: status === 'PENDING' ? deadlineAt : null, row }
}

/**
 * The layout, step by step, in the order of their names. A step that needs other rows than there are empties all tables,
 * `checkpoint` too: they are filled again from the log. Text is compared by its bytes, which for ASCII is by code unit.
 */
const migrations: Readonly<Record<string, Migration>> = {
  '001-orders': {
    up: async ({ schema }) => {
      await schema
        .createTable('checkpoint')
        .addColumn('only', 'boolean', (column) =>
          column
            .primaryKey()
            .defaultTo(true)
            .check(sql`"only"`),
        )
        .addColumn('position', 'bigint', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .execute()
      for (const collection of collections) {
        let table = schema.createTable(collection).addColumn('id', sql`text COLLATE "C"`, (column) => column.primaryKey())
        for (const column of columns[collection]) table = table.addColumn(column, sql`text COLLATE "C"`)
        await table.addColumn('row', 'json', (column) => column.notNull()).execute()
      }
      await schema.createIndex('orders_of_customer').on('orders').columns(['customer_id', 'id']).execute()
      await schema.createIndex('orders_of_customer_in_status').on('orders').columns(['customer_id', 'status', 'id']).execute()
      await schema.createIndex('orders_in_status').on('orders').columns(['status', 'id']).execute()
      await schema.createIndex('orders_due').on('orders').columns(['due', 'id']).where(sql.ref('due'), 'is not', null).execute()
    },
  },
}

/** Makes queries and sends none. */
const builder = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** The queries of the service; a test shows that each is served by an index. */
export const queriesOf = (schema: string) => {
  const database = builder.withSchema(schema)
  const orders = database
    .selectFrom('orders')
    .innerJoin('lines', 'lines.id', 'orders.id')
    .select(['orders.row as row', 'lines.row as lines'])
  return {
    order: (orderId: string) => orders.where('orders.id', '=', orderId),
    orders: ({ customerId, status, before, limit }: OrderFilter) => {
      let query = orders
      if (customerId !== undefined) query = query.where('customer_id', '=', customerId)
      if (status !== undefined) query = query.where('status', '=', status)
      if (before !== undefined) query = query.where('orders.id', '<', before)
      return query.orderBy('orders.id', 'desc').limit(limit)
    },
    due: (at: string, after: DeadlinePlace | undefined, limit: number) => {
      let query = database.selectFrom('orders').select('row').where('due', '<=', at)
      if (after !== undefined) query = query.where(sql<boolean>`(due, id) > (${after.deadlineAt}, ${after.orderId})`)
      return query.orderBy('due').orderBy('id').limit(limit)
    },
  }
}

/** The statements of every view: each is one round trip, and a transaction of its own. */
export const statementsOf = (schema: string) => {
  const table = (name: string): string => `"${schema}".${name}`
  const saveRows = (collection: Collection, index: number): string => {
    const names = ['id', ...columns[collection], 'row']
    const definitions = names.map((name) => `${name} ${name === 'row' ? 'json' : 'text'}`)
    return `put_${collection} AS (
        INSERT INTO ${table(collection)} (${names.join(', ')})
        SELECT ${names.join(', ')} FROM json_to_recordset($${2 * index + 5}) AS put (${definitions.join(', ')}) WHERE EXISTS (SELECT FROM moved)
        ON CONFLICT (id) DO UPDATE SET ${names
          .slice(1)
          .map((name) => `${name} = excluded.${name}`)
          .join(', ')}),
      remove_${collection} AS (
        DELETE FROM ${table(collection)} WHERE id = ANY ($${2 * index + 6}) AND EXISTS (SELECT FROM moved))`
  }
  return {
    checkpoint: `SELECT position, hash FROM ${table('checkpoint')}`,
    /** Parameters: for each collection its ids. */
    load: collections
      .map((name, index) => `SELECT '${name}' AS collection, id, row FROM ${table(name)} WHERE id = ANY ($${index + 1})`)
      .join(' UNION ALL '),
    /** Parameters: from, to; for each collection the records to put, and the ids to remove. No row without the move. */
    save: `WITH moved AS (
        UPDATE ${table('checkpoint')} SET position = $3, hash = $4 WHERE position = $1 AND hash = $2 RETURNING position),
      ${collections.map(saveRows).join(',\n      ')}
      SELECT position FROM moved`,
    /** Rows and checkpoint of one moment. Parameters: an id, a limit. */
    page: (collection: Collection): string =>
      `SELECT position, hash, page.id, page.row FROM ${table('checkpoint')}
       LEFT JOIN LATERAL (SELECT id, row FROM ${table(collection)} WHERE id > $1 ORDER BY id LIMIT $2) AS page ON true
       ORDER BY page.id`,
    clear: `TRUNCATE ${['checkpoint', ...collections].map(table).join(', ')};
      INSERT INTO ${table('checkpoint')} (position, hash) VALUES (${GENESIS.position}, '${GENESIS.hash}')`,
    /** What has been done to make the layout. */
    migrations: `SELECT name FROM ${table('kysely_migration')}`,
    /** Of a newer version of the code, or damaged: made again. */
    drop: `DROP SCHEMA IF EXISTS "${schema}" CASCADE`,
  }
}

/** Data that the database does not take, and statements that it does not understand. Whatever else goes wrong may pass. */
const FOR_GOOD = /^(?:22|23|42|54)/
/** A schema or a table that is not there (any more). */
const MISSING = /^(?:3F000|42P01)$/
const NOT_ALLOWED = '42501'

const codeOf = (error: unknown): string => (error instanceof DatabaseError ? (error.code ?? '') : '')

const mayPass = (error: unknown): boolean => {
  if (error instanceof TypeError || error instanceof RangeError) return false
  const code = codeOf(error)
  return !FOR_GOOD.test(code) || MISSING.test(code) || code === NOT_ALLOWED
}

/** Where a name has several addresses, the error that none answers has no message of its own. */
const describe = (error: unknown): string => {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(describe).join('; ')
  return messageOf(error)
}

const known = (name: string): Collection => {
  const found = collections.find((collection) => collection === name)
  if (found === undefined) throw new TypeError(`the view has no collection ${name}; it has ${collections.join(', ')}`)
  return found
}

/** The parameters for all collections of what is to be put and to be removed. Of several changes of one row the last counts. */
const recordsOf = (changes: readonly RowChange[]): (string | string[])[] => {
  const last = new Map(collections.map((collection) => [collection, new Map<string, object | null>()]))
  for (const { collection, id, row } of changes) last.get(known(collection))?.set(id, row)
  return [...last].flatMap(([collection, rows]) => {
    const put: object[] = []
    const remove: string[] = []
    for (const [id, row] of rows) {
      if (row === null) remove.push(id)
      else put.push(record(collection, id, row))
    }
    return [JSON.stringify(put), remove]
  })
}

export interface PostgresOptions {
  /** Schema of the database that the view has for itself; made if need be. */
  readonly schema?: string
  /** Most connections at once. */
  readonly connections?: number
  /** Told when a connection fails that nobody uses; the next query takes another. */
  readonly failed?: (error: Error) => void
}

/**
 * The view in PostgreSQL. Opening it waits for nothing: while the database is away, all methods throw {@link StoreUnavailable}.
 * Schema and tables are made at the first use, and again when they are gone: then the view stands before the first commit.
 */
export const openPostgresOrderStore = (
  url: string,
  { schema = 'order_view', connections = 8, failed = () => undefined }: PostgresOptions = {},
): OrderStore => {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    application_name: 'souk-order',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    // Without an answer for that long the connection is given up: the network may have lost it without a word.
    query_timeout: 30_000,
    // The view can be made again from the log: after a power cut it is whole, and a little behind.
    options: '-c synchronous_commit=off',
  })
  pool.on('error', failed)
  const queries = queriesOf(schema)
  const statements = statementsOf(schema)

  /** Whether what is there was made by steps that all are known here. */
  const isOurs = async (): Promise<boolean> => {
    try {
      const { rows } = await pool.query<{ name: string }>(statements.migrations)
      return rows.every(({ name }) => migrations[name] !== undefined)
    } catch (error) {
      if (MISSING.test(codeOf(error))) return true
      throw error
    }
  }
  const migrate = async (): Promise<void> => {
    const inSchema = ([name, { up }]: [string, Migration]): [string, Migration] => [
      name,
      { up: (database) => up(database.withSchema(schema)) },
    ]
    const provider = { getMigrations: async () => Object.fromEntries(Object.entries(migrations).map(inSchema)) }
    const migrator = new Migrator({ db: new Kysely({ dialect: new PostgresDialect({ pool }) }), provider, migrationTableSchema: schema })
    const { error } = await migrator.migrateToLatest()
    if (error !== undefined) throw error
  }

  let ready: Promise<void> | undefined
  let isDamaged = false
  const prepare = async (): Promise<void> => {
    if (isDamaged || !(await isOurs())) await pool.query(statements.drop)
    await migrate()
    isDamaged = false
    if ((await pool.query(statements.checkpoint)).rows.length === 0) await pool.query(statements.clear)
  }

  const execute = async <Row extends QueryResultRow>(text: string, values: unknown[] = [], name?: string): Promise<Row[]> => {
    ready ??= prepare()
    const prepared = ready
    try {
      await prepared
      const { rows } = await pool.query<Row>(name === undefined ? { text, values } : { text, values, name })
      return rows
    } catch (error) {
      if (MISSING.test(codeOf(error))) isDamaged = true
      // At the next use it is looked at again.
      if (ready === prepared) ready = undefined
      throw mayPass(error) ? new StoreUnavailable(describe(error), { cause: error }) : error
    }
  }
  const select = <Row extends QueryResultRow>(query: Compilable<Row>): Promise<Row[]> => {
    const { sql: text, parameters } = query.compile()
    return execute<Row>(text, [...parameters])
  }

  const load: OrderStore['load'] = async (keys) => {
    if (keys.length === 0) return []
    const ids = new Map(collections.map((collection) => [collection, new Set<string>()]))
    for (const { collection, id } of keys) ids.get(known(collection))?.add(id)
    const rows = await execute<{ collection: string; id: string; row: object }>(
      statements.load,
      [...ids.values()].map((some) => [...some]),
      'load',
    )
    const found = new Map(rows.map(({ collection, id, row }) => [`${collection} ${id}`, row]))
    return keys.map(({ collection, id }) => found.get(`${collection} ${id}`))
  }
  const stored = ({ row, lines }: { row: OrderRow; lines: LinesRow }): StoredOrder => ({ ...row, ...lines })

  return {
    collections,
    checkpoint: async () => {
      const [found] = await execute<{ position: string; hash: string }>(statements.checkpoint, [], 'checkpoint')
      if (found !== undefined) return { position: Number(found.position), hash: found.hash }
      ready = undefined
      throw new StoreUnavailable('the view has lost its checkpoint: it is made again')
    },
    load,
    save: async (changes, from, to) => {
      const values = [from.position, from.hash, to.position, to.hash, ...recordsOf(changes)]
      return (await execute(statements.save, values, 'save')).length === 0 ? 'stale' : 'saved'
    },
    clear: async () => {
      await execute(statements.clear)
    },
    page: async (name, afterId, limit) => {
      const collection = known(name)
      type Found = { position: string; hash: string; id: string | null; row: object }
      const rows = await execute<Found>(statements.page(collection), [afterId, limit], `page ${collection}`)
      const [first] = rows
      const checkpoint: Checkpoint = first === undefined ? GENESIS : { position: Number(first.position), hash: first.hash }
      return { checkpoint, rows: rows.flatMap(({ id, row }) => (id === null ? [] : { id, row })) }
    },
    close: () => pool.end(),

    order: async (orderId) => {
      const [found] = await select(queries.order(orderId))
      return found && stored(found)
    },
    orders: async (filter) => (await select(queries.orders(filter))).map(stored),
    products: async (productIds) => {
      const rows = await load(productIds.map((id) => ({ collection: 'products', id })))
      return new Map(productIds.flatMap((id, index) => (rows[index] === undefined ? [] : [[id, rows[index] as ProductRow] as const])))
    },
    due: async (at, after, limit) => (await select(queries.due(at, after, limit))).map(({ row }) => row),
  }
}
