import Database, { SqliteError } from 'better-sqlite3'
import { messageOf } from '@souk/log-protocol'
import { StartFault } from '@souk/process'

export type { Database } from 'better-sqlite3'

/** A data file that cannot be used as what it should be. The message names it; nothing in it was changed. */
export class DataFileFault extends StartFault {}

export interface DataFileKind {
  /** What it is, for people: `event log`. */
  readonly name: string
  /** Stands in the header of the file, so that no other SQLite database is taken for one. */
  readonly applicationId: number
  /** Version of `schema`; a file of a later one is refused. */
  readonly layoutVersion: number
  readonly schema: string
  readonly pragmas?: readonly string[]
}

const BUSY_TIMEOUT_MS = 1_000

const codeOf = (error: unknown): string => (error instanceof SqliteError ? error.code : '')

/** Whether a call failed surely without effect, for a reason that may pass: no room, or not allowed to write. */
export const isWithoutEffect = (error: unknown): boolean => /^SQLITE_(FULL|BUSY|LOCKED|READONLY|CANTOPEN)/.test(codeOf(error))

/** Whether a row was refused because another has its value in a unique column. */
export const isTaken = (error: unknown): boolean => codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE'

/** The error, as one that names the file if the file is what is wrong. */
export const namingFile = (error: unknown, file: string, kind: DataFileKind): unknown => {
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error)))
    return new DataFileFault(`${file} is damaged or not an ${kind.name}: ${String(error)}`)
  return error
}

const isNew = (database: Database.Database): boolean =>
  database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined && database.pragma('application_id', { simple: true }) === 0

const checkKind = (database: Database.Database, file: string, kind: DataFileKind): void => {
  if (database.pragma('application_id', { simple: true }) !== kind.applicationId)
    throw new DataFileFault(`${file} is a database, but not an ${kind.name}`)
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version > kind.layoutVersion) {
    throw new DataFileFault(
      `${file} was written by a newer version of this program (layout ${version}, this one knows ${kind.layoutVersion})`,
    )
  }
}

/**
 * Opens a file, or makes it: write-ahead log, every commit durable before it returns.
 * A file that is something else is left as it is.
 * @param file  path, or `:memory:`
 * @throws DataFileFault
 */
export const openDataFile = (file: string, kind: DataFileKind): Database.Database => {
  let database: Database.Database | undefined
  try {
    database = new Database(file, { timeout: BUSY_TIMEOUT_MS })
    const fresh = isNew(database)
    if (!fresh) checkKind(database, file, kind)
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', ...(kind.pragmas ?? [])]) database.pragma(pragma)
    if (fresh) {
      const { applicationId, layoutVersion, schema } = kind
      database.exec(`BEGIN IMMEDIATE; PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${layoutVersion}; ${schema} COMMIT`)
    }
    return database
  } catch (error) {
    database?.close()
    if (error instanceof DataFileFault) throw error
    throw new DataFileFault(`${file} cannot be opened as an ${kind.name}: ${messageOf(error)}`)
  }
}
