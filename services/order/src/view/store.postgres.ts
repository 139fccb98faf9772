import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type Compilable,
  type ExpressionBuilder,
} from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { Pool, type QueryResultRow } from 'pg'
import type { CancelReason, OrderStatus } from '@souk/contracts'
import type { PageWanted } from '@souk/http'
import { GENESIS, newId } from '@souk/log-protocol'
import { expressionOf, PARKED, StoreUnavailable, type RowChange, type ViewCheckpoint, type Wanted } from '@souk/service'
import { codeOf, isMissing, unavailableOr } from '../postgres-errors.ts'
import type { LinesRow, OrderRow, ProductRow } from './projectors.ts'
import {
  statusesWithReasons,
  type DeadlinePlace,
  type OrderFilter,
  type OrderSort,
  type OrderStore,
  type Span,
  type StoredOrder,
} from './store.ts'
import { invoiceTerm, termsOf } from './terms.ts'

interface Tables {
  orders: {
    id: string
    position: number
    customer_id: string
    status: OrderStatus
    reason: CancelReason | null
    placed: number
    took: number | null
    total: number
    due: string | null
    missing: string | null
    invoice: string | null
    row: OrderRow
  }
  lines: { id: string; position: number; products: string[]; terms: string[]; row: LinesRow }
  ordered: { product: string; position: number }
  found: { position: number; terms: string }
  products: { id: string; row: ProductRow }
}

/** Each collection is a table: `id, <columns>, row`. The columns serve its queries. Here are their types. */
const columns = {
  orders: {
    position: 'bigint',
    customer_id: 'text',
    status: 'text',
    reason: 'text',
    placed: 'bigint',
    took: 'bigint',
    total: 'bigint',
    due: 'text',
    missing: 'text',
    invoice: 'text',
  },
  lines: { position: 'bigint', products: 'text[]', terms: 'text[]' },
  products: {},
  [PARKED]: {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, 'bigint' | 'text' | 'text[]'>>>>

type Collection = keyof typeof columns
const tables = Object.keys(columns) as Collection[]
const allTables = ['checkpoint', 'ordered', 'found', ...tables]
const collections = tables.filter((name) => name !== PARKED)

const recordOf = (collection: Collection, id: string, row: object): object => {
  if (collection === 'lines') {
    const all = row as LinesRow
    return { id, position: all.position, products: all.lines.map(({ productId }) => productId), terms: termsOf(all), row }
  }
  if (collection !== 'orders') return { id, row }
  const { position, customerId, status, cancelReason, placedAt, finishedAt, total, deadlineAt, missingProductId, invoiceNumber } =
    row as OrderRow
  return {
    id,
    position,
    customer_id: customerId,
    status,
    reason: cancelReason,
    placed: Date.parse(placedAt),
    took: finishedAt === null ? null : Date.parse(finishedAt) - Date.parse(placedAt),
    total,
    due: status === 'PENDING' ? deadlineAt : null,
    missing: missingProductId,
    invoice: invoiceNumber === null ? null : invoiceTerm(invoiceNumber),
    row,
  }
}

/**
 * Which orders a product is in, by their positions: so the orders of a product are read in the order of the list. Its rows follow from those of `lines`.
 * An index of the lists of products (GIN) would find all of these orders before the first can be shown.
 */
const orderedIn = (schema: string) =>
  sql.raw(`
  CREATE TABLE "${schema}".ordered (product text COLLATE "C", position bigint, PRIMARY KEY (product, position));
  CREATE FUNCTION "${schema}".order_again() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP <> 'INSERT' THEN
      DELETE FROM "${schema}".ordered WHERE product = ANY (OLD.products) AND position = OLD.position;
    END IF;
    IF TG_OP <> 'DELETE' THEN
      INSERT INTO "${schema}".ordered SELECT unnest(NEW.products), NEW.position ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER lines_changed AFTER INSERT OR UPDATE OR DELETE ON "${schema}".lines FOR EACH ROW EXECUTE FUNCTION "${schema}".order_again()`)

/**
 * The terms of each order, in a narrow table: what matches often is read in the order of the list, the rest is found in the index (GIN).
 * Its rows follow from those of `lines` and from the invoice numbers of `orders`. Whoever puts a new order puts its lines in the same statement.
 */
const foundIn = (schema: string) =>
  sql.raw(`
  CREATE TABLE "${schema}".found (position bigint PRIMARY KEY, terms tsvector);
  CREATE INDEX found_terms ON "${schema}".found USING gin (terms);
  CREATE FUNCTION "${schema}".find_lines_again() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP <> 'INSERT' THEN
      DELETE FROM "${schema}".found WHERE position = OLD.position;
    END IF;
    IF TG_OP <> 'DELETE' THEN
      INSERT INTO "${schema}".found
        SELECT NEW.position, array_to_tsvector(array_remove(NEW.terms || (SELECT invoice FROM "${schema}".orders WHERE id = NEW.id), NULL))
        ON CONFLICT (position) DO UPDATE SET terms = excluded.terms;
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER lines_found AFTER INSERT OR UPDATE OR DELETE ON "${schema}".lines
    FOR EACH ROW EXECUTE FUNCTION "${schema}".find_lines_again();
  CREATE FUNCTION "${schema}".find_invoice_again() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE "${schema}".found SET terms = array_to_tsvector(array_remove(lines.terms || NEW.invoice, NULL))
      FROM "${schema}".lines WHERE lines.id = NEW.id AND found.position = lines.position;
    RETURN NULL;
  END $$;
  CREATE TRIGGER order_invoiced AFTER UPDATE OF invoice ON "${schema}".orders
    FOR EACH ROW WHEN (NEW.invoice IS DISTINCT FROM OLD.invoice) EXECUTE FUNCTION "${schema}".find_invoice_again()`)

/**
 * The steps that make the layout, in the order of their names. A step after which rows must be made anew empties all tables,
 * `checkpoint` too: they are filled again from the log. Text is compared by its bytes, which for ASCII is by code unit.
 */
const migrations: Readonly<Record<string, (database: Parameters<Migration['up']>[0], name: string) => Promise<void>>> = {
  '008-orders': async (database, name) => {
    const { schema } = database.withSchema(name)
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
      .addColumn('build', 'text', (column) => column.notNull())
      .execute()
    for (const collection of tables) {
      let table = schema.createTable(collection).addColumn('id', sql`text COLLATE "C"`, (column) => column.primaryKey())
      for (const [column, type] of Object.entries(columns[collection]))
        table = table.addColumn(column, type === 'bigint' ? type : sql.raw(`${type} COLLATE "C"`))
      await table.addColumn('row', 'json', (column) => column.notNull()).execute()
    }
    // Besides what orders a list, each index has what else may select from it, so that no other row is read.
    const spans = ['position', 'placed', 'total']
    await schema
      .createIndex('orders_all')
      .on('orders')
      .columns([...spans, 'customer_id', 'status', 'reason', 'took'])
      .execute()
    await schema
      .createIndex('orders_open')
      .on('orders')
      .columns([...spans, 'customer_id', 'status'])
      .where(sql.ref('took'), 'is', null)
      .execute()
    await schema.createIndex('orders_placed').on('orders').columns(['placed', 'status', 'reason', 'took', 'missing']).execute()
    await schema
      .createIndex('orders_of_customer')
      .on('orders')
      .columns(['customer_id', ...spans])
      .execute()
    await schema
      .createIndex('orders_of_customer_in_status')
      .on('orders')
      .columns(['customer_id', 'status', ...spans, 'reason'])
      .execute()
    await schema
      .createIndex('orders_in_status')
      .on('orders')
      .columns(['status', ...spans, 'reason'])
      .execute()
    await orderedIn(name).execute(database)
    await foundIn(name).execute(database)
    await schema.createIndex('orders_due').on('orders').columns(['due', 'id']).where(sql.ref('due'), 'is not', null).execute()
  },
}

/** The code of an error about a table that is there already. */
const THERE = '42P07'

const LAYOUT = Object.keys(migrations).at(-1)

/** Terms have no quote and no backslash. */
const inTsquery = { and: ' & ', or: ' | ', beginning: (term: string) => `'${term}':*` }

/** Builds queries; it has no connection. */
const builder = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** A filter, or the orders that its text finds, if they are few. */
type Selection = OrderFilter & { readonly positions?: readonly number[] }

/** Most orders that are looked up by their positions. */
const FEW = 2_000

const isFound = ({ wanted, positions, productId }: Selection): boolean => (wanted ?? positions ?? productId) !== undefined
const isMatch = (wanted: Wanted) => sql<boolean>`found.terms @@ ${expressionOf(wanted, inTsquery)}::tsquery`
/** The same as a function: the server takes it to be true of every third order, and does not begin with the index of terms. */
const isOneOfMany = (wanted: Wanted) => sql<boolean>`ts_match_vq(found.terms, ${expressionOf(wanted, inTsquery)}::tsquery)`

/** The queries of the service; a test shows that each is served by an index. */
export const queriesOf = (schema: string) => {
  const database = builder.withSchema(schema)
  const orders = database
    .selectFrom('orders')
    .innerJoin('lines', 'lines.id', 'orders.id')
    .select(['orders.row as row', 'lines.row as lines'])
  const matching = (filter: Selection) => (order: ExpressionBuilder<Pick<Tables, 'orders'>, 'orders'>) => {
    const { wanted, positions, isOpen, customerId, status, reason, productId, placedFrom, placedUntil, totalFrom, totalUntil } = filter
    const inStatus = status ?? (reason === undefined ? undefined : 'CANCELED')
    return order.and([
      ...(positions === undefined ? [] : [sql<boolean>`orders.position = ANY (${positions}::bigint[])`]),
      ...(isOpen === undefined ? [] : [order('orders.took', 'is', null)]),
      ...(customerId === undefined ? [] : [order('orders.customer_id', '=', customerId)]),
      ...(inStatus === undefined ? [] : [order('orders.status', '=', inStatus)]),
      ...(reason === undefined ? [] : [order('orders.reason', '=', reason)]),
      ...(placedFrom === undefined ? [] : [order('orders.placed', '>=', Date.parse(placedFrom))]),
      ...(placedUntil === undefined ? [] : [order('orders.placed', '<', Date.parse(placedUntil))]),
      ...(totalFrom === undefined ? [] : [order('orders.total', '>=', totalFrom)]),
      ...(totalUntil === undefined ? [] : [order('orders.total', '<=', totalUntil)]),
      ...(productId === undefined
        ? []
        : [
            order.exists(
              database
                .selectFrom('ordered')
                .select('ordered.position')
                .whereRef('ordered.position', '=', sql.ref('orders.position'))
                .where('ordered.product', '=', productId),
            ),
          ]),
      ...(wanted === undefined
        ? []
        : [
            order.exists(
              database
                .selectFrom('found')
                .select('found.position')
                .whereRef('found.position', '=', sql.ref('orders.position'))
                .where(isOneOfMany(wanted)),
            ),
          ]),
    ])
  }
  return {
    order: (orderId: string) => orders.where('orders.id', '=', orderId),
    /** Positions of orders that a text finds, in no order. */
    found: (wanted: Wanted, limit: number) => database.selectFrom('found').select('position').where(isMatch(wanted)).limit(limit),
    /** With `before` the order is reversed. */
    orders: (filter: Selection, sort: OrderSort, { after, before, limit }: PageWanted<number>) => {
      const [behind, inFront] = sort === 'newest' ? (['<', '>'] as const) : (['>', '<'] as const)
      const [direction, reverse] = sort === 'newest' ? (['desc', 'asc'] as const) : (['asc', 'desc'] as const)
      const [place, side, order] = before === undefined ? [after, behind, direction] : [before, inFront, reverse]
      const matched = database.selectFrom('orders').select('orders.position').where(matching(filter))
      const placed = place === undefined ? matched : matched.where('orders.position', side, place)
      // What is found by a product or by words is first found in the indexes alone, because much of it may not match the rest.
      const page = placed.orderBy('orders.position', order).limit(limit)
      if (isFound(filter)) return orders.where('orders.position', 'in', page).orderBy('orders.position', order)
      const query = orders.where(matching(filter)).orderBy('orders.position', order).limit(limit)
      return place === undefined ? query : query.where('orders.position', side, place)
    },
    countOrders: (filter: Selection, atMost: number) => {
      const query = database.selectFrom('orders').select('orders.position').where(matching(filter)).limit(atMost)
      // Without the order, the server would not always read the index. With it, it would not begin with what is found.
      const counted = (isFound(filter) ? query : query.orderBy('orders.position')).as('counted')
      return builder.selectFrom(counted).select(({ fn }) => fn.countAll<string>().as('count'))
    },
    countKinds: (filter: Selection) =>
      database
        .selectFrom('orders')
        .where(matching(filter))
        .select(({ fn }) => ['orders.status as status', 'orders.reason as reason', fn.countAll<string>().as('count')])
        .groupBy(['orders.status', 'orders.reason']),
    placedIn: ([from, until]: Span, length: number) =>
      database
        .selectFrom('orders')
        .where('placed', '>=', from)
        .where('placed', '<', until)
        .select([
          'status',
          'reason',
          sql<string>`placed / ${length} * ${length}`.as('start'),
          sql<(number | null)[]>`json_agg(took)`.as('took'),
        ])
        .groupBy(['status', 'reason', 'start']),
    missingProducts: ([from, until]: Span, limit: number) =>
      database
        .selectFrom('orders')
        .where('placed', '>=', from)
        .where('placed', '<', until)
        .where('status', '=', 'CANCELED')
        .where('reason', '=', 'out-of-stock')
        .where('missing', 'is not', null)
        .select(({ fn }) => ['missing as productId', fn.countAll<string>().as('orders')])
        .$narrowType<{ productId: string }>()
        .groupBy('missing')
        .orderBy('orders', 'desc')
        .orderBy('missing')
        .limit(limit),
    due: (at: string, after: DeadlinePlace | undefined, limit: number) => {
      let query = database.selectFrom('orders').select('row').where('due', '<=', at)
      if (after !== undefined) query = query.where(sql<boolean>`(due, id) > (${after.deadlineAt}, ${after.orderId})`)
      return query.orderBy('due').orderBy('id').limit(limit)
    },
  }
}

/** The statements that every view needs. Each is one round trip, and a transaction of its own. */
export const statementsOf = (schema: string) => {
  const table = (name: string): string => `"${schema}".${name}`
  const saveRows = (collection: Collection, index: number): string => {
    const types = { id: 'text', ...columns[collection], row: 'json' }
    const names = Object.keys(types)
    const definitions = Object.entries(types).map(([name, type]) => `${name} ${type}`)
    return `put_${collection} AS (
        INSERT INTO ${table(collection)} (${names.join(', ')})
        SELECT ${names.join(', ')} FROM json_to_recordset($${2 * index + 6}) AS put (${definitions.join(', ')}) WHERE EXISTS (SELECT FROM moved)
        ON CONFLICT (id) DO UPDATE SET ${names
          .slice(1)
          .map((name) => `${name} = excluded.${name}`)
          .join(', ')}),
      remove_${collection} AS (
        DELETE FROM ${table(collection)} WHERE id = ANY ($${2 * index + 7}) AND EXISTS (SELECT FROM moved))`
  }
  /** Where the view stands, and the layout that it has now. */
  const stands = `position, hash, build, (SELECT max(name) FROM ${table('kysely_migration')}) AS layout`
  const begin = (build: string): string =>
    `INSERT INTO ${table('checkpoint')} (position, hash, build) VALUES (${GENESIS.position}, '${GENESIS.hash}', '${build}')`
  const clear = (build: string): string => `TRUNCATE ${allTables.map(table).join(', ')}; ${begin(build)}`
  return {
    checkpoint: `SELECT ${stands} FROM ${table('checkpoint')}`,
    /** Parameters: for each table the ids. */
    load: tables
      .map((name, index) => `SELECT '${name}' AS collection, id, row FROM ${table(name)} WHERE id = ANY ($${index + 1})`)
      .join(' UNION ALL '),
    /** No row is written unless the checkpoint moves. Parameters: from; to; for each table the records to put and the ids to remove. */
    save: `WITH moved AS (
        UPDATE ${table('checkpoint')} SET position = $4, hash = $5 WHERE position = $1 AND hash = $2 AND build = $3 RETURNING position),
      ${tables.map(saveRows).join(',\n      ')}
      SELECT position FROM moved`,
    /** Rows and checkpoint of one moment. Parameters: an id, a limit. */
    page: (collection: Collection): string =>
      `SELECT ${stands}, page.id, page.row FROM ${table('checkpoint')}
       LEFT JOIN LATERAL (SELECT id, row FROM ${table(collection)} WHERE id > $1 ORDER BY id LIMIT $2) AS page ON true
       ORDER BY page.id`,
    clear,
    /** Empties the view if it has no checkpoint: when it is new, or has lost it. */
    clearIfLost: (build: string): string =>
      `DO $$ BEGIN
        LOCK TABLE ${table('checkpoint')} IN ACCESS EXCLUSIVE MODE;
        IF NOT EXISTS (SELECT FROM ${table('checkpoint')}) THEN ${clear(build)}; END IF;
      END $$`,
    /** The migrations that have been done. */
    migrations: `SELECT name FROM ${table('kysely_migration')} ORDER BY name`,
    /** One row if all tables are there. */
    allTables: `SELECT WHERE ${allTables.map((name) => `to_regclass('${table(name)}') IS NOT NULL`).join(' AND ')}`,
    drop: `DROP SCHEMA IF EXISTS "${schema}" CASCADE`,
  }
}

const tableOf = (name: string): Collection => {
  const found = tables.find((table) => table === name)
  if (found === undefined) throw new TypeError(`the view has no collection ${name}; it has ${collections.join(', ')}`)
  return found
}

/** For each table the records to put and the ids to remove, as parameters. Of several changes of one row the last one counts. */
const recordsOf = (changes: readonly RowChange[]): (string | string[])[] => {
  const last = new Map<Collection, Map<string, object | null>>(tables.map((table) => [table, new Map()]))
  for (const { collection, id, row } of changes) last.get(tableOf(collection))?.set(id, row)
  return [...last].flatMap(([table, rows]) => {
    const put: object[] = []
    const remove: string[] = []
    for (const [id, row] of rows) {
      if (row === null) remove.push(id)
      else put.push(recordOf(table, id, row))
    }
    return [JSON.stringify(put), remove]
  })
}

interface PostgresOptions {
  /** Schema that holds nothing but the view. It is made if it is not there. */
  readonly schema?: string
  /** Most connections at once. */
  readonly connections?: number
  /** Called when a connection fails while nobody uses it; the next query takes another one. */
  readonly failed?: (error: Error) => void
}

/**
 * Opens the view in PostgreSQL. It waits for no server: every method throws {@link StoreUnavailable} until there is one.
 * Schema and tables are made at the first use, and whenever they are gone.
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
    // The network may have lost a connection without a word.
    query_timeout: 30_000,
    // The view can be built again from the log, so it is not synced at every commit: after a power cut it is whole, and a little behind.
    options: '-c synchronous_commit=off',
  })
  pool.on('error', failed)
  const queries = queriesOf(schema)
  const statements = statementsOf(schema)

  const ofAnotherVersion = (): StoreUnavailable => new StoreUnavailable(`${schema} belongs to another version of this service now`)

  const doneMigrations = async (): Promise<string[]> => {
    try {
      const { rows } = await pool.query<{ name: string }>(statements.migrations)
      return rows.map(({ name }) => name)
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }
  /** @returns whether all tables are there then; not if somebody has deleted some */
  const migrate = async (): Promise<boolean> => {
    const inSchema = ([name, up]: [string, (typeof migrations)[string]]): [string, Migration] => [
      name,
      { up: (database) => up(database, schema) },
    ]
    const provider = { getMigrations: async () => Object.fromEntries(Object.entries(migrations).map(inSchema)) }
    const migrator = new Migrator({ db: new Kysely({ dialect: new PostgresDialect({ pool }) }), provider, migrationTableSchema: schema })
    const { error } = await migrator.migrateToLatest()
    if (error !== undefined && codeOf(error) !== THERE) throw error
    return error === undefined && (await pool.query(statements.allTables)).rows.length > 0
  }

  // An unknown layout is dropped at the first use only: whoever changes the layout later is newer than this process.
  let taken = false
  const prepare = async (): Promise<void> => {
    const done = await doneMigrations()
    if (taken && done.length > 0 && done.at(-1) !== LAYOUT) throw ofAnotherVersion()
    const isKnown = done.every((name) => migrations[name] !== undefined)
    if (!isKnown || !(await migrate())) {
      await pool.query(statements.drop)
      await migrate()
    }
    if ((await pool.query(statements.checkpoint)).rows.length === 0) await pool.query(statements.clearIfLost(newId()))
    taken = true
  }
  /** Undefined: the next use looks at the layout first. */
  let ready: Promise<void> | undefined

  const execute = async <Row extends QueryResultRow>(text: string, values: unknown[] = [], name?: string): Promise<Row[]> => {
    ready ??= prepare()
    const prepared = ready
    try {
      await prepared
      const { rows } = await pool.query<Row>(name === undefined ? { text, values } : { text, values, name })
      return rows
    } catch (error) {
      if (ready === prepared) ready = undefined
      throw unavailableOr(error)
    }
  }
  const select = <Row extends QueryResultRow>(query: Compilable<Row>): Promise<Row[]> => {
    const { sql: text, parameters } = query.compile()
    return execute<Row>(text, [...parameters])
  }

  type FoundCheckpoint = { readonly position: string; readonly hash: string; readonly build: string; readonly layout: string }
  const checkpointOf = (found: FoundCheckpoint | undefined): ViewCheckpoint => {
    if (found === undefined) {
      ready = undefined
      throw new StoreUnavailable('the view has lost its checkpoint: it is made again')
    }
    if (found.layout !== LAYOUT) throw ofAnotherVersion()
    return { position: Number(found.position), hash: found.hash, build: found.build }
  }

  const load: OrderStore['load'] = async (keys) => {
    if (keys.length === 0) return []
    const ids = new Map(tables.map((table) => [table, new Set<string>()]))
    for (const { collection, id } of keys) ids.get(tableOf(collection))?.add(id)
    const rows = await execute<{ collection: string; id: string; row: object }>(
      statements.load,
      [...ids.values()].map((some) => [...some]),
      'load',
    )
    const found = new Map(rows.map(({ collection, id, row }) => [`${collection} ${id}`, row]))
    return keys.map(({ collection, id }) => found.get(`${collection} ${id}`))
  }
  /**
   * Looks up what a text finds. The server knows little of how often the beginnings of words are: if they are rare, it must not go through
   * all orders in the order of the list; if they are frequent, it need not find all.
   */
  const selectionOf = async ({ wanted, ...filter }: OrderFilter): Promise<Selection> => {
    if (wanted === undefined) return filter
    const found = await select(queries.found(wanted, FEW + 1))
    return found.length > FEW ? { ...filter, wanted } : { ...filter, positions: found.map(({ position }) => Number(position)) }
  }
  const countOrders = async (selection: Selection, atMost: number): Promise<number> =>
    Number((await select(queries.countOrders(selection, atMost)))[0]?.count ?? 0)
  const stored = ({ row, lines }: { row: OrderRow; lines: LinesRow }): StoredOrder => ({ ...row, ...lines })

  return {
    databaseKind: 'PostgreSQL',
    collections,
    checkpoint: async () => checkpointOf((await execute<FoundCheckpoint>(statements.checkpoint, [], 'checkpoint'))[0]),
    load,
    save: async (changes, from, to) => {
      const values = [from.position, from.hash, from.build, to.position, to.hash, ...recordsOf(changes)]
      return (await execute(statements.save, values, 'save')).length === 0 ? 'stale' : 'saved'
    },
    clear: async () => {
      await execute(statements.clear(newId()))
    },
    page: async (name, afterId, limit) => {
      const collection = tableOf(name)
      type Found = FoundCheckpoint & { readonly id: string | null; readonly row: object }
      const rows = await execute<Found>(statements.page(collection), [afterId, limit], `page ${collection}`)
      return { checkpoint: checkpointOf(rows[0]), rows: rows.flatMap(({ id, row }) => (id === null ? [] : { id, row })) }
    },
    close: () => pool.end(),

    order: async (orderId) => {
      const [found] = await select(queries.order(orderId))
      return found && stored(found)
    },
    orders: async (filter, sort, wanted) => {
      const found = (await select(queries.orders(await selectionOf(filter), sort, wanted))).map(stored)
      return wanted.before === undefined ? found : found.reverse()
    },
    countOrders: async (filter, atMost) => countOrders(await selectionOf(filter), atMost),
    countKinds: async (filter, atMost) => {
      const selection = await selectionOf(filter)
      // Where a text finds many, counting stops soon.
      if (selection.wanted !== undefined)
        return Promise.all(
          statusesWithReasons.map(async ({ status, reason }) => ({
            status,
            reason,
            count: await countOrders({ ...selection, status, reason: reason ?? undefined }, atMost),
          })),
        )
      return (await select(queries.countKinds(selection))).map((kind) => ({ ...kind, count: Number(kind.count) }))
    },
    placedIn: async (span, length) =>
      (await select(queries.placedIn(span, length))).map((placed) => ({ ...placed, start: Number(placed.start) })),
    missingProducts: async (span, limit) =>
      (await select(queries.missingProducts(span, limit))).map(({ productId, orders }) => ({ productId, orders: Number(orders) })),
    products: async (productIds) => {
      const rows = await load(productIds.map((id) => ({ collection: 'products', id })))
      return new Map(productIds.flatMap((id, index) => (rows[index] === undefined ? [] : [[id, rows[index] as ProductRow] as const])))
    },
    due: async (at, after, limit) => (await select(queries.due(at, after, limit))).map(({ row }) => row),
  }
}
