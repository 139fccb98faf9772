import { guarded, openSideFile } from '@souk/service/sqlite'
import { StoredSession, type SessionStore } from './session-store.ts'

const TABLES = `
  DROP TABLE IF EXISTS sessions;
  CREATE TABLE sessions (id TEXT PRIMARY KEY NOT NULL, customer_id TEXT NOT NULL, expires_at TEXT NOT NULL, row TEXT NOT NULL);
  CREATE INDEX sessions_customer_id ON sessions (customer_id, id);
  CREATE INDEX sessions_expires_at ON sessions (expires_at)`

/**
 * Opens the sessions in an SQLite file, or in memory (':memory:').
 * @throws StartFault
 */
export const openSessionStore = (file: string): SessionStore => {
  const database = openSideFile(file, {
    what: 'sessions',
    loss: 'everybody has to log in again',
    applicationId: 0x536f_7553,
    layoutVersion: 1,
    tables: TABLES,
  })
  const get = database.prepare<[string], string>('SELECT row FROM sessions WHERE id = ?').pluck()
  const list = database.prepare<[string], string>('SELECT row FROM sessions WHERE customer_id = ? ORDER BY id').pluck()
  const put = database.prepare<[string, string, string, string]>(
    `INSERT INTO sessions (id, customer_id, expires_at, row) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET expires_at = excluded.expires_at, row = excluded.row`,
  )
  const remove = database.prepare<[string]>('DELETE FROM sessions WHERE id = ?')
  const removeExpired = database.prepare<[string]>('DELETE FROM sessions WHERE expires_at <= ?')

  const parse = (row: string): StoredSession => StoredSession.parse(JSON.parse(row))
  const find = (sessionId: string): StoredSession | undefined => {
    const row = get.get(sessionId)
    return row === undefined ? undefined : parse(row)
  }
  const save = database.transaction((session: StoredSession): boolean => {
    const { sessionId, customerId, version, refreshedAt, expiresAt } = session
    if ((find(sessionId)?.version ?? 0) !== version - 1) return false
    removeExpired.run(refreshedAt)
    put.run(sessionId, customerId, expiresAt, JSON.stringify(session))
    return true
  })

  return {
    save: async (session) => guarded(database, () => save.immediate(session)),
    find: async (sessionId) => guarded(database, () => find(sessionId)),
    ofCustomer: async (customerId) => guarded(database, () => list.all(customerId).map(parse)),
    remove: async ({ sessionId }) => void guarded(database, () => remove.run(sessionId)),
    close: async () => {
      database.close()
    },
  }
}
