import { existsSync, mkdirSync, rmSync } from 'node:fs'
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
 * @returns the topmost of those that did not exist
 */
const makeFolder = (folder: string): string | undefined => {
  if (existsSync(folder)) return undefined
  const made = makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
  return made ?? folder
}

/**
 * Makes the folder if necessary and locks it for this process. The lock is the lock of a SQLite database, so it ends with
 * the process, even after a crash.
 * @throws StartFault
 */
export const openDataFolder = (folder: string): DataFolder => {
  let lock: Database.Database | undefined
  let made: string | undefined
  const discard = (): void => {
    if (made !== undefined) rmSync(made, { recursive: true })
  }
  try {
    made = makeFolder(folder)
    lock = new Database(join(folder, 'souk.lock'), { timeout: 0 })
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    discard()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new StartFault(`another process uses the data in ${folder}`, { cause: error })
    }
    throw new StartFault(`cannot use ${folder} for data: ${messageOf(error)}`, { cause: error })
  }
  const held = lock
  return {
    path: (file) => join(folder, file),
    discard,
    release: () => {
      held.close()
    },
  }
}
