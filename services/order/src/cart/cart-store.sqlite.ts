import { guarded, openSideFile } from '@souk/service/sqlite'
import { lastChangeOfOldCarts, type CartStore, type StoredCart } from './cart-store.ts'

const TABLES = `
  DROP TABLE IF EXISTS carts;
  CREATE TABLE carts (customer_id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, changed_at TEXT NOT NULL, lines TEXT NOT NULL, keys TEXT NOT NULL);
  CREATE INDEX carts_changed_at ON carts (changed_at)`

interface Row {
  readonly version: number
  readonly changedAt: string
  readonly lines: string
  readonly keys: string
}

/**
 * Opens the carts in an SQLite file, or in memory (':memory:').
 * @throws StartFault
 */
export const openCartStore = (file: string): CartStore => {
  const database = openSideFile(file, {
    what: 'carts',
    loss: 'all carts are empty',
    applicationId: 0x536f_7543,
    layoutVersion: 2,
    tables: TABLES,
  })
  const get = database.prepare<[string], Row>('SELECT version, changed_at AS changedAt, lines, keys FROM carts WHERE customer_id = ?')
  const put = database.prepare<[string, number, string, string, string]>(
    `INSERT INTO carts (customer_id, version, changed_at, lines, keys) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (customer_id) DO UPDATE
     SET version = excluded.version, changed_at = excluded.changed_at, lines = excluded.lines, keys = excluded.keys`,
  )
  const remove = database.prepare<[string]>('DELETE FROM carts WHERE customer_id = ?')
  const removeOld = database.prepare<[string]>('DELETE FROM carts WHERE changed_at <= ?')

  const save = database.transaction((customerId: string, cart: StoredCart): boolean => {
    if ((get.get(customerId)?.version ?? 0) !== cart.version - 1) return false
    removeOld.run(lastChangeOfOldCarts(cart))
    put.run(customerId, cart.version, cart.changedAt, JSON.stringify(cart.lines), JSON.stringify(cart.keys))
    return true
  })

  return {
    find: async (customerId) =>
      guarded(database, () => {
        const row = get.get(customerId)
        // The service has stored them itself.
        return row && { ...row, lines: JSON.parse(row.lines) as StoredCart['lines'], keys: JSON.parse(row.keys) as StoredCart['keys'] }
      }),
    save: async (customerId, cart) => guarded(database, () => save.immediate(customerId, cart)),
    remove: async (customerId) => void guarded(database, () => remove.run(customerId)),
    close: async () => {
      database.close()
    },
  }
}
