import { ProblemError } from '@souk/http'
import type { Background, Clock } from '@souk/process'
import type { EventLog } from '../log/event-log.ts'
import {
  namingFile,
  openDataFile,
  removeUnusable,
  type Database,
  type DataFileFault,
  type DataFileOptions,
} from '../storage/sqlite-file.ts'
import type { LogSearch } from './log-search.ts'
import { createSearchIndex, searchIndexFile } from './search-index.sqlite.ts'

export interface LogSearchOptions extends DataFileOptions {
  readonly log: Pick<EventLog, 'head' | 'readAll'>
  readonly inBackground: Background
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  /** Told why the file was removed: it was damaged, or of an older version. The index is built again. */
  readonly removed?: (fault: DataFileFault) => void
}

/** The longest time that a request waits for the index. */
const TIMEOUT_MS = 2_000
const PAUSE_MS = 1_000
/** Commits within a pause from which on the shop counts as busy. */
const BUSY = 500

export interface RunningLogSearch extends LogSearch {
  /**
   * Keeps the index up to date from now on, a second behind the log. While the shop is busy it waits: the thread belongs to the writer,
   * and the index can follow later.
   * @param failed  told why the index does not follow; it is tried again
   */
  follow(failed: (error: unknown) => void): void
}

const createLogSearch = (
  database: Database,
  { log, inBackground, clock }: Pick<LogSearchOptions, 'log' | 'inBackground' | 'clock'>,
): RunningLogSearch => {
  const index = createSearchIndex(database)
  const closing = new AbortController()
  let running: Promise<void> | undefined
  let following: Promise<void> | undefined
  /** Where the log ended when it was last judged how busy the shop is. */
  let before = index.indexed().position

  const advance = async (): Promise<void> => {
    const head = await log.head()
    const indexed = index.indexed()
    const next = await log.readAll(indexed.position, index.room())
    if (closing.signal.aborted) return
    // An older copy of the log may have been restored, and may have gone on differently.
    const isContinued = next[0] === undefined ? head.position <= indexed.position : next[0].previousHash === indexed.hash
    const isSame = isContinued && (head.position > indexed.position || head.hash === indexed.hash)
    if (isSame) index.add(next)
    else index.clear()
  }
  /** Adds the next commits. Whoever calls it in the meantime waits for the same ones. */
  const step = (): Promise<void> => {
    running ??= inBackground(advance).finally(() => {
      running = undefined
    })
    return running
  }
  /** Whether the index holds what the log holds now; else it has come closer. */
  const hasCaughtUp = async (): Promise<boolean> => {
    const head = await log.head()
    const { position, hash } = index.indexed()
    if (position === head.position && hash === head.hash) return true
    await step()
    return false
  }

  const keepUp = async (failed: (error: unknown) => void): Promise<void> => {
    while (!closing.signal.aborted) {
      let isBehind = false
      try {
        const { position } = await log.head()
        const isBusy = position - before >= BUSY
        before = position
        const judgedAt = clock.now()
        // A long way behind the log, the shop may become busy meanwhile.
        if (!isBusy)
          do isBehind = !(await hasCaughtUp())
          while (isBehind && !closing.signal.aborted && clock.now() - judgedAt < PAUSE_MS)
      } catch (error) {
        isBehind = false
        failed(error)
      }
      if (!isBehind) await clock.sleep(PAUSE_MS, closing.signal)
    }
  }

  return {
    caughtUp: async () => {
      const start = clock.now()
      const { position } = await log.head()
      while (!(await hasCaughtUp())) {
        const indexed = index.indexed().position
        // Later commits may go on coming.
        if (indexed >= position && indexed > 0) return
        if (clock.now() - start > TIMEOUT_MS)
          throw new ProblemError('catching-up', `the index of the log is catching up: it has reached position ${indexed}`)
      }
    },
    follow: (failed) => {
      following ??= keepUp(failed)
    },
    commits: index.commits,
    countCommits: index.countCommits,
    streams: index.streams,
    countStreams: index.countStreams,
    activity: index.activity,
    measures: index.measures,
    positionAt: index.positionAt,
    close: async () => {
      closing.abort()
      await following
      await running?.catch(() => undefined)
      database.close()
    },
  }
}

const open = (file: string, { shop, ...options }: LogSearchOptions): RunningLogSearch => {
  const database = openDataFile(file, searchIndexFile, shop === undefined ? {} : { shop })
  try {
    return createLogSearch(database, options)
  } catch (error) {
    database.close()
    throw namingFile(error, file, searchIndexFile)
  }
}

/**
 * Opens the index for searching a log, or makes a new one, also in the place of one that is damaged or of an older version.
 * @param file  path, or `:memory:`
 * @throws DataFileFault if the file is something else, or cannot be used
 */
export const openLogSearch = (file: string, options: LogSearchOptions): RunningLogSearch => {
  try {
    return open(file, options)
  } catch (fault) {
    if (!removeUnusable(file, searchIndexFile, fault)) throw fault
    options.removed?.(fault)
    return open(file, options)
  }
}
