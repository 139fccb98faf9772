import Database from 'better-sqlite3'
import { messageOf } from '@souk/log-protocol'
import { StartFault } from '@souk/process'

export interface SideFileOptions {
  /** What is in it, for error messages: `sessions`. */
  readonly what: string
  /** What it means to lose it: `everybody has to log in again`. */
  readonly loss: string
  /** Stands in the header of the file, so that no other database is taken for it. */
  readonly applicationId: number
  readonly layoutVersion: number
  /** SQL that removes the tables of an older layout, and makes new ones. */
  readonly tables: string
}

/**
 * Opens an SQLite file beside a view, for what does not follow from the log. ':memory:' is possible.
 * @throws StartFault
 */
export const openSideFile = (file: string, options: SideFileOptions): Database.Database => {
  const { what, loss, applicationId, layoutVersion, tables } = options
  let database: Database.Database | undefined
  try {
    database = new Database(file)
    const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined
    if (!isEmpty && database.pragma('application_id', { simple: true }) !== applicationId)
      throw new Error('it is a database of something else')
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = NORMAL')
    database.pragma('secure_delete = ON')
    if (database.pragma('user_version', { simple: true }) !== layoutVersion) {
      // In one transaction: a process that is killed on the way must not leave a file that looks like that of something else.
      database.exec(`BEGIN IMMEDIATE; ${tables}; PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${layoutVersion}; COMMIT`)
    }
    return database
  } catch (error) {
    database?.close()
    throw new StartFault(`${file} cannot be used for ${what}: ${messageOf(error)} (it can be moved away: then ${loss})`, { cause: error })
  }
}
