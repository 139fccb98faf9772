import Database from 'better-sqlite3'
import { Redis } from 'ioredis'
import { Pool } from 'pg'
import { Agent, request } from 'undici'

export interface BareRow {
  readonly collection: string
  readonly id: string
  readonly row: object
  readonly json: string
}

/** A view that the bare driver writes: rows only, without a checkpoint and without checks. */
export interface BareView {
  /** Saves rows in one transaction or bulk request. A row may appear only once. */
  save(rows: readonly BareRow[]): Promise<void>
  /** Closes the view. On a server, also removes it. */
  close(): Promise<void>
}

export const bareRow = (collection: string, id: string, row: object): BareRow => ({ collection, id, row, json: JSON.stringify(row) })

export const openBareSqlite = (file: string): BareView => {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  database.exec('CREATE TABLE rows (id TEXT PRIMARY KEY NOT NULL, row TEXT NOT NULL)')
  const put = database.prepare('INSERT INTO rows VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET row = excluded.row')
  const save = database.transaction((rows: readonly BareRow[]) => {
    for (const { collection, id, json } of rows) put.run(`${collection}/${id}`, json)
  })
  return {
    save: async (rows) => save.immediate(rows),
    close: async () => void database.close(),
  }
}

/** Uses the same keys for rows and ids as the Redis view of Souk. */
export const openBareRedis = async (url: string): Promise<BareView> => {
  const redis = new Redis(url, { lazyConnect: true })
  await redis.connect()
  const keys = new Set<string>()
  const key = (name: string): string => {
    keys.add(`souk:bench:${name}`)
    return `souk:bench:${name}`
  }
  return {
    save: async (rows) => {
      const transaction = redis.multi()
      for (const [name, some] of Map.groupBy(rows, ({ collection }) => collection)) {
        transaction.hset(key(name), ...some.flatMap(({ id, json }) => [id, json]))
        transaction.zadd(key(`${name}:ids`), ...some.flatMap(({ id }) => [0, id]))
      }
      await transaction.exec()
    },
    close: async () => {
      if (keys.size > 0) await redis.unlink(...keys)
      redis.disconnect()
    },
  }
}

const orderTables = {
  orders: { columns: ['customer_id', 'status', 'due'], fields: ['customerId', 'status', 'deadlineAt'] },
  lines: { columns: [], fields: [] },
  products: { columns: [], fields: [] },
} as const

/** Copies the tables and indexes of the order view, which must exist. */
export const openBarePostgres = async (url: string, schema = 'souk_bench'): Promise<BareView> => {
  const pool = new Pool({ connectionString: url, max: 1, options: '-c synchronous_commit=off' })
  const names = Object.keys(orderTables)
  await pool.query(
    `DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema};
     ${names.map((name) => `CREATE TABLE ${schema}.${name} (LIKE order_view.${name} INCLUDING ALL);`).join('\n')}`,
  )
  let parameters = 0
  const puts = Object.entries(orderTables).map(([name, { columns }]) => {
    const all = ['id', ...columns, 'row']
    const arrays = all.map((column) => `$${(parameters += 1)}::${column === 'row' ? 'json' : 'text'}[]`)
    return `put_${name} AS (INSERT INTO ${schema}.${name} (${all.join(', ')}) SELECT * FROM unnest(${arrays.join(', ')})
      ON CONFLICT (id) DO UPDATE SET ${all
        .slice(1)
        .map((column) => `${column} = excluded.${column}`)
        .join(', ')})`
  })
  const text = `WITH ${puts.join(', ')} SELECT`
  return {
    save: async (rows) => {
      const values = Object.entries(orderTables).flatMap(([name, { fields }]) => {
        const some = rows.filter(({ collection }) => collection === name)
        const members = some.map(({ row }) => new Map<string, unknown>(Object.entries(row)))
        return [
          some.map(({ id }) => id),
          ...fields.map((field) => members.map((of) => of.get(field) ?? null)),
          some.map(({ json }) => json),
        ]
      })
      await pool.query({ name: 'put', text, values })
    },
    close: async () => {
      await pool.query(`DROP SCHEMA ${schema} CASCADE`)
      await pool.end()
    },
  }
}

/** Uses a new database next to the one of the URL. Keeps revisions in memory, as the CouchDB view of Souk does. */
export const openBareCouch = async (url: string): Promise<BareView> => {
  const { origin, pathname, username, password } = new URL(url)
  const database = `${pathname}_bench`
  const dispatcher = new Agent()
  const headers = {
    authorization: `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`,
    'content-type': 'application/json',
  }
  const ask = async (method: 'PUT' | 'POST' | 'DELETE', path: string, body?: string): Promise<unknown> => {
    const answer = await request(origin + path, { method, headers, dispatcher, ...(body !== undefined && { body }) })
    return answer.body.json()
  }
  await ask('DELETE', database)
  await ask('PUT', database)
  const revisions = new Map<string, string>()
  return {
    save: async (rows) => {
      const docs = rows.map(({ collection, id, json }) => {
        const name = `${collection}:${id}`
        const revision = revisions.get(name)
        return `{"_id":${JSON.stringify(name)},${revision === undefined ? '' : `"_rev":"${revision}",`}"row":${json}}`
      })
      const written = await ask('POST', `${database}/_bulk_docs`, `{"docs":[${docs.join(',')}]}`)
      if (!Array.isArray(written)) throw new Error(`CouchDB answered ${JSON.stringify(written)}`)
      for (const { id, rev } of written) {
        if (rev === undefined) throw new Error(`CouchDB did not write ${id}`)
        revisions.set(id, rev)
      }
    },
    close: async () => {
      await ask('DELETE', database)
      await dispatcher.close()
    },
  }
}
