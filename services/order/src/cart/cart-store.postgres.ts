import { Pool } from 'pg'
import { unavailableOr } from '../postgres-errors.ts'
import { lastChangeOfOldCarts, type CartStore, type StoredCart } from './cart-store.ts'

/** Most old carts that one request removes. */
const REMOVED_AT_ONCE = 100

/** Each is one round trip. Statements without parameters may be several, in one transaction. */
const statementsOf = (schema: string) => {
  const carts = `"${schema}".carts`
  return {
    // Several processes may make them at once.
    tables: `
      SELECT pg_advisory_xact_lock(hashtext('${schema}'));
      CREATE SCHEMA IF NOT EXISTS "${schema}";
      CREATE TABLE IF NOT EXISTS ${carts} (customer_id text PRIMARY KEY, version bigint NOT NULL, changed_at text NOT NULL, lines json NOT NULL);
      ALTER TABLE ${carts} ADD COLUMN IF NOT EXISTS keys json NOT NULL DEFAULT '[]';
      CREATE INDEX IF NOT EXISTS carts_changed_at ON ${carts} (changed_at)`,
    find: `SELECT version, changed_at AS "changedAt", lines, keys FROM ${carts} WHERE customer_id = $1`,
    // Old carts of others are removed after the cart is saved, and only those that nobody is changing. So no two savers wait for each other.
    save: `
      WITH saved AS (
        INSERT INTO ${carts} AS cart (customer_id, version, changed_at, lines, keys)
        SELECT $1, $2::bigint, $3, $4::json, $6::json WHERE $2::bigint = 1 OR EXISTS (SELECT FROM ${carts} WHERE customer_id = $1)
        ON CONFLICT (customer_id) DO UPDATE
        SET version = excluded.version, changed_at = excluded.changed_at, lines = excluded.lines, keys = excluded.keys
        WHERE cart.version = excluded.version - 1
        RETURNING version
      ), removed AS (
        DELETE FROM ${carts} WHERE customer_id IN (
          SELECT customer_id FROM ${carts} WHERE changed_at <= $5 AND customer_id <> $1 AND EXISTS (SELECT FROM saved)
          ORDER BY changed_at LIMIT ${REMOVED_AT_ONCE} FOR UPDATE SKIP LOCKED
        )
      )
      SELECT version FROM saved`,
    remove: `DELETE FROM ${carts} WHERE customer_id = $1`,
  }
}

interface PostgresOptions {
  /** Schema that holds nothing but the carts. It is made if it is not there. */
  readonly schema?: string
  /** Called when a connection fails while nobody uses it; the next query takes another one. */
  readonly failed?: (error: Error) => void
}

/** Opens the carts in PostgreSQL. It waits for no server: every method throws `StoreUnavailable` until there is one. */
export const openPostgresCartStore = (
  url: string,
  { schema = 'order_carts', failed = () => undefined }: PostgresOptions = {},
): CartStore => {
  const pool = new Pool({
    connectionString: url,
    max: 4,
    application_name: 'souk-order-carts',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    // The network may have lost a connection without a word.
    query_timeout: 30_000,
  })
  pool.on('error', failed)
  const statements = statementsOf(schema)

  /** Undefined: the next use makes the tables first. Somebody may have deleted them. */
  let ready: Promise<unknown> | undefined
  const execute = async (text: string, values: readonly unknown[]): Promise<unknown[]> => {
    ready ??= pool.query(statements.tables)
    const prepared = ready
    try {
      await prepared
      return (await pool.query(text, [...values])).rows
    } catch (error) {
      if (ready === prepared) ready = undefined
      throw unavailableOr(error)
    }
  }

  return {
    find: async (customerId) => {
      const [found] = await execute(statements.find, [customerId])
      if (found === undefined) return undefined
      // The service has stored it itself. The driver reads a bigint as text.
      const row = found as Omit<StoredCart, 'version'> & { readonly version: string }
      return { ...row, version: Number(row.version) }
    },
    save: async (customerId, cart) => {
      const { version, changedAt, lines, keys } = cart
      const values = [customerId, version, changedAt, JSON.stringify(lines), lastChangeOfOldCarts(cart), JSON.stringify(keys)]
      return (await execute(statements.save, values)).length > 0
    },
    remove: async (customerId) => {
      await execute(statements.remove, [customerId])
    },
    close: () => pool.end(),
  }
}
