import { closeSync, existsSync, openSync, readSync, rmSync } from 'node:fs'
import Database, { SqliteError } from 'better-sqlite3'
import { messageOf } from '@souk/log-protocol'
import { StartFault } from '@souk/process'
import type { Shop } from './shop.ts'

export type { Database } from 'better-sqlite3'

/** A data file that cannot be used. The message names the file, which was not changed. */
export class DataFileFault extends StartFault {}

/** It was written by an older version of this program. */
class OlderDataFile extends DataFileFault {}

export interface DataFileKind {
  /** A name for people: `event log`. */
  readonly name: string
  /** Stands in the header of the file, and tells it from other SQLite databases. */
  readonly applicationId: number
  /** Version of `schema`. A file with another version is refused. */
  readonly layoutVersion: number
  readonly schema: string
  readonly pragmas?: readonly string[]
}

const BUSY_TIMEOUT_MS = 1_000

/** Every data file has this table. It holds one row. */
const SHOP_TABLE = 'CREATE TABLE shop (id TEXT NOT NULL, currency TEXT NOT NULL) STRICT;'

const codeOf = (error: unknown): string => (error instanceof SqliteError ? error.code : '')

/** Whether a call certainly had no effect, for a reason that may pass: no room, a lock, or no permission. */
export const isWithoutEffect = (error: unknown): boolean => /^SQLITE_(FULL|BUSY|LOCKED|READONLY|CANTOPEN)/.test(codeOf(error))

const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))

/** A {@link DataFileFault} that names the file if the file is at fault; else the error itself. */
export const namingFile = (error: unknown, file: string, kind: DataFileKind): unknown => {
  if (isDamage(error)) return new DataFileFault(`${file} is damaged or not an ${kind.name}: ${String(error)}`, { cause: error })
  return error
}

const isNew = (database: Database.Database): boolean =>
  database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined && database.pragma('application_id', { simple: true }) === 0

const checkKind = (database: Database.Database, file: string, kind: DataFileKind): void => {
  if (database.pragma('application_id', { simple: true }) !== kind.applicationId)
    throw new DataFileFault(`${file} is a database, but not an ${kind.name}`)
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version === kind.layoutVersion) return
  const isNewer = version > kind.layoutVersion
  const Fault = isNewer ? DataFileFault : OlderDataFile
  throw new Fault(
    `${file} was written by ${isNewer ? 'a newer' : 'an older'} version of this program (layout ${version}, this one knows ${kind.layoutVersion})`,
  )
}

/** Runs a task on an open file. Closes the file if the task fails. @throws DataFileFault that names the file */
const using = <Result>(file: string, kind: DataFileKind, task: (database: Database.Database) => Result): Result => {
  let database: Database.Database | undefined
  try {
    database = new Database(file, { timeout: BUSY_TIMEOUT_MS })
    return task(database)
  } catch (error) {
    database?.close()
    if (error instanceof DataFileFault) throw error
    throw new DataFileFault(`${file} cannot be opened as an ${kind.name}: ${messageOf(error)}`, { cause: error })
  }
}

/**
 * Looks into a file, and changes nothing.
 * @returns undefined if there is no such file, or nothing in it
 * @throws DataFileFault
 */
export const lookInto = <Result>(file: string, kind: DataFileKind, look: (database: Database.Database) => Result): Result | undefined => {
  if (!existsSync(file)) return undefined
  return using(file, kind, (database) => {
    const isOfKind = !isNew(database)
    if (isOfKind) checkKind(database, file, kind)
    const seen = isOfKind ? look(database) : undefined
    database.close()
    return seen
  })
}

/** Whose data a file holds; undefined if there is none. @throws DataFileFault */
export const readShop = (file: string, kind: DataFileKind): Shop | undefined =>
  lookInto(file, kind, (database) => database.prepare<[], Shop>('SELECT id, currency FROM shop').get())

export interface DataFileOptions {
  /** Whose data a new file will hold (default: nobody is named). */
  readonly shop?: Shop
}

/**
 * Opens a file, or makes a new one. It has a write-ahead log, and every transaction is durable when it returns.
 * A file that is something else is left as it is.
 * @param file  path, or `:memory:`
 * @throws DataFileFault
 */
export const openDataFile = (file: string, kind: DataFileKind, { shop }: DataFileOptions = {}): Database.Database =>
  using(file, kind, (database) => {
    const fresh = isNew(database)
    if (!fresh) checkKind(database, file, kind)
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', ...(kind.pragmas ?? [])]) database.pragma(pragma)
    const make = database.transaction(() => {
      const { applicationId, layoutVersion, schema } = kind
      database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${layoutVersion}; ${SHOP_TABLE} ${schema}`)
      if (shop !== undefined) database.prepare('INSERT INTO shop (id, currency) VALUES (?, ?)').run(shop.id, shop.currency)
    })
    if (fresh) make.immediate()
    return database
  })

/** Where the application id stands in the header of an SQLite database: four bytes, big-endian. */
const APPLICATION_ID_AT = 68

const hasApplicationId = (file: string, { applicationId }: DataFileKind): boolean => {
  const bytes = Buffer.alloc(4)
  const opened = openSync(file, 'r')
  try {
    return readSync(opened, bytes, 0, 4, APPLICATION_ID_AT) === 4 && bytes.readUInt32BE() === applicationId
  } finally {
    closeSync(opened)
  }
}

/**
 * Removes a file whose content can be made again, if it is damaged or of an older version. A file of another kind, or of a newer version, stays as it is.
 * @param fault  why the file could not be opened
 * @returns whether the file was removed
 */
export const removeUnusable = (file: string, kind: DataFileKind, fault: unknown): fault is DataFileFault => {
  if (!(fault instanceof DataFileFault) || (!isDamage(fault.cause) && !(fault instanceof OlderDataFile)) || !hasApplicationId(file, kind))
    return false
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
  return true
}
