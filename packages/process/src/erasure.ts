import { systemClock, type Clock } from './clock.ts'

/** The part of better-sqlite3 that is needed here. */
interface SqliteDatabase {
  readonly name: string
  pragma(source: string, options: { readonly simple: true }): unknown
}

const pragma = (database: SqliteDatabase, source: string): unknown => database.pragma(source, { simple: true })

/** Runs a task of the database that fails, instead of waiting for another connection. */
const withoutWaiting = <Result>(database: SqliteDatabase, task: () => Result): Result => {
  const timeout = Number(pragma(database, 'busy_timeout'))
  pragma(database, 'busy_timeout = 0')
  try {
    return task()
  } finally {
    pragma(database, `busy_timeout = ${timeout}`)
  }
}

/**
 * Moves the write-ahead log of an SQLite database into its file and empties it. It waits for nobody.
 * Until then the log holds old pages, and with them content that has been deleted.
 * @returns whether the log is empty; not if another connection still reads old pages, or is writing
 */
export const emptyWriteAheadLog = (database: SqliteDatabase): boolean =>
  withoutWaiting(database, () => pragma(database, 'wal_checkpoint(TRUNCATE)') === 0)

export interface ErasureOptions {
  readonly clock?: Pick<Clock, 'sleep'>
  /** Told once each time deleted content has to stay in the files for now, and of each rewriting that fails. */
  readonly delayed?: (error: unknown) => void
  /**
   * Rewrites the pages of the database (`VACUUM`) if something was deleted since the last time, and answers whether.
   * `secure_delete` alone is not enough for rows that were moved between pages: the gaps of pages may hold old copies.
   * Rewriting blocks the process, so it is asked for once a minute at most, and when the erasure stops.
   */
  readonly rewrite?: (() => boolean) | undefined
}

/** Makes deleted content leave the files of an SQLite database. */
export interface Erasure {
  /** Content was deleted: it leaves the files now, or as soon as no other connection reads the old pages. */
  due(): void
  /** To be called before the database is closed. It rewrites the database if that is due. */
  stop(): void
}

const PAUSE_MS = 1_000
const REST_MS = 60_000

/**
 * Begins the erasure of what is deleted from a database. The database must have `secure_delete` on.
 * A process that was killed may have left something to erase, so the first erasure is due at once.
 */
export const startErasure = (
  database: SqliteDatabase,
  { clock = systemClock, delayed = () => undefined, rewrite }: ErasureOptions = {},
): Erasure => {
  const stopping = new AbortController()
  let isDue = false
  let erasing = false
  let resting = false

  const rest = async (): Promise<void> => {
    resting = true
    await clock.sleep(REST_MS, stopping.signal)
    resting = false
    if (!stopping.signal.aborted) due()
  }
  const rewriteIfDue = (): void => {
    if (rewrite === undefined || resting) return
    try {
      if (!withoutWaiting(database, rewrite)) return
    } catch (error) {
      delayed(error)
    }
    if (!stopping.signal.aborted) void rest()
  }
  const erased = (): boolean => {
    rewriteIfDue()
    try {
      if (emptyWriteAheadLog(database)) return true
      throw new Error(`somebody else reads ${database.name}, so its write-ahead log still holds deleted content`)
    } catch (error) {
      if (!isDue) delayed(error)
      return false
    }
  }
  const erase = async (): Promise<void> => {
    erasing = true
    do {
      isDue = !erased()
      if (isDue) await clock.sleep(PAUSE_MS, stopping.signal)
    } while (isDue && !stopping.signal.aborted)
    erasing = false
  }
  const due = (): void => {
    if (!erasing) void erase()
  }
  due()
  const stop = (): void => {
    stopping.abort()
    resting = false
    if (rewrite !== undefined) erased()
  }
  return { due, stop }
}
