import Database from 'better-sqlite3'
import { messageOf } from '@souk/log-protocol'
import { StartFault } from '@souk/process'
import { guarded } from '@souk/service/sqlite'
import { StoredSession, type SessionStore } from './session-store.ts'

/** Stands in the header of the file, so that no other database is taken for sessions. */
const APPLICATION_ID = 0x536f_7553
const LAYOUT_VERSION = 1

/** In one transaction: a process that is killed on the way must not leave a file that looks like that of something else. */
const createTable = (database: Database.Database): void => {
  database
    .transaction(() => {
      database.exec(`
        DROP TABLE IF EXISTS sessions;
        CREATE TABLE sessions (id TEXT PRIMARY KEY NOT NULL, customer_id TEXT NOT NULL, expires_at TEXT NOT NULL, row TEXT NOT NULL);
        CREATE INDEX sessions_customer_id ON sessions (customer_id, id);
        CREATE INDEX sessions_expires_at ON sessions (expires_at);
        PRAGMA application_id = ${APPLICATION_ID};
        PRAGMA user_version = ${LAYOUT_VERSION};
      `)
    })
    .immediate()
}

const open = (file: string): Database.Database => {
  let database: Database.Database | undefined
  try {
    database = new Database(file)
    const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined
    if (!isEmpty && database.pragma('application_id', { simple: true }) !== APPLICATION_ID)
      throw new Error('it is a database of something else')
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = NORMAL')
    database.pragma('secure_delete = ON')
    if (database.pragma('user_version', { simple: true }) !== LAYOUT_VERSION) createTable(database)
    return database
  } catch (error) {
    database?.close()
    const how = 'it can be moved away: then everybody has to log in again'
    throw new StartFault(`${file} cannot be used for sessions: ${messageOf(error)} (${how})`, { cause: error })
  }
}

/**
 * Opens the sessions in an SQLite file, or in memory (':memory:').
 * @throws StartFault
 */
export const openSessionStore = (file: string): SessionStore => {
  const database = open(file)
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
