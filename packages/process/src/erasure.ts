import { systemClock, type Clock } from './clock.ts'

/** The part of better-sqlite3 that is needed here. */
interface SqliteDatabase {
  readonly name: string
  pragma(source: string, options: { readonly simple: true }): unknown
}

/**
 * Moves the write-ahead log of an SQLite database into its file and empties it. It waits for nobody.
 * Until then the log holds old pages, and with them content that has been deleted.
 * @returns whether the log is empty; not if another connection still reads old pages, or is writing
 */
export const emptyWriteAheadLog = (database: SqliteDatabase): boolean => {
  const pragma = (source: string): unknown => database.pragma(source, { simple: true })
  const timeout = Number(pragma('busy_timeout'))
  pragma('busy_timeout = 0')
  try {
    return pragma('wal_checkpoint(TRUNCATE)') === 0
  } finally {
    pragma(`busy_timeout = ${timeout}`)
  }
}

export interface ErasureOptions {
  readonly clock?: Pick<Clock, 'sleep'>
  /** Told once each time deleted content has to stay in the files for now. */
  readonly delayed?: (error: unknown) => void
}

/** Makes deleted content leave the files of an SQLite database. */
export interface Erasure {
  /** Content was deleted: it leaves the files now, or as soon as no other connection reads the old pages. */
  due(): void
  /** To be called before the database is closed. */
  stop(): void
}

const PAUSE_MS = 1_000

/**
 * Begins the erasure of what is deleted from a database. The database must have `secure_delete` on.
 * A process that was killed may have left something to erase, so the first erasure is due at once.
 */
export const startErasure = (
  database: SqliteDatabase,
  { clock = systemClock, delayed = () => undefined }: ErasureOptions = {},
): Erasure => {
  const stopping = new AbortController()
  let isDue = false
  let erasing = false

  const erased = (): boolean => {
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
  return { due, stop: () => stopping.abort() }
}
