import { existsSync, mkdirSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { messageOf } from '@souk/log-protocol'
import { StartFault } from '@souk/process'

export interface DataFolder {
  path(file: string): string
  /** Removes the folder with all that is in it, if it did not exist before. */
  discard(): void
  /** Releases the lock on the folder. */
  release(): void
}

/**
 * Makes a folder and its parents, for their owner alone: the folder of a shop holds its keys. The option `recursive` of `mkdirSync` never returns on file systems like /proc.
 * @param made  gets each one that did not exist, the topmost first
 */
const makeFolder = (folder: string, made: string[]): void => {
  if (existsSync(folder)) return
  makeFolder(dirname(folder), made)
  mkdirSync(folder, { mode: 0o700 })
  made.push(folder)
}

/** Removes folders from the last to the first, until one is in use: another shop may have made its own folder in it. */
const removeEmpty = (folders: readonly string[]): void => {
  try {
    for (const folder of folders.toReversed()) rmdirSync(folder)
  } catch {
    // It stays.
  }
}

/**
 * Makes the folder if necessary and locks it for this process. The lock is the lock of a SQLite database, so it ends with
 * the process, even after a crash.
 * @throws StartFault
 */
export const openDataFolder = (folder: string): DataFolder => {
  let lock: Database.Database | undefined
  const made: string[] = []
  try {
    makeFolder(folder, made)
    lock = new Database(join(folder, 'souk.lock'), { timeout: 0 })
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    // Without the lock, what is in the folder belongs to another process.
    removeEmpty(made)
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new StartFault(`another process uses the data in ${folder}`, { cause: error })
    }
    throw new StartFault(`cannot use ${folder} for data: ${messageOf(error)}`, { cause: error })
  }
  const held = lock
  return {
    path: (file) => join(folder, file),
    discard: () => {
      if (made.length === 0) return
      rmSync(folder, { recursive: true })
      removeEmpty(made.slice(0, -1))
    },
    release: () => {
      held.close()
    },
  }
}
