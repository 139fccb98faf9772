import { LogUnavailable, GENESIS, type Checkpoint, type Commit, type SealedCommit, type StreamSlice } from '@souk/log-protocol'
import {
  isWithoutEffect,
  namingFile,
  openDataFile,
  type Database,
  type DataFileKind,
  type DataFileOptions,
} from '../storage/sqlite-file.ts'
import type { EventLog, InsertResult, StreamTail } from './event-log.ts'
import { createLogIndex, indexSchema, type IndexedCommit } from './log-index.sqlite.ts'
import { createRecentCommits } from './recent-commits.ts'

/**
 * `commits` is the log. The tables of the index say where the events of a stream are, and can be rebuilt from `commits`.
 * A body is the text that was hashed: RFC 8785 JSON of the commit without its hash.
 */
export const eventLogFile: DataFileKind = {
  name: 'event log',
  applicationId: 0x536f_754c,
  layoutVersion: 2,
  // With rare checkpoints (16 MB of write-ahead log) a page is written to the file once for many commits.
  pragmas: ['wal_autocheckpoint = 4000', 'cache_size = -16000'],
  schema: `
    CREATE TABLE commits (
      position INTEGER PRIMARY KEY,
      hash BLOB NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER commits_never_change BEFORE UPDATE ON commits BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER commits_never_vanish BEFORE DELETE ON commits BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    ${indexSchema}
  `,
}

/** All statements. A test shows that an index serves each of them. */
export const statements = {
  head: 'SELECT position, hash FROM commits WHERE position = (SELECT max(position) FROM commits)',
  insertCommit: 'INSERT INTO commits (position, hash, body) VALUES (?, ?, ?)',
  commit: 'SELECT hash, body FROM commits WHERE position = ?',
  bodiesAfter: 'SELECT body FROM commits WHERE position > ? ORDER BY position',
  readAll: 'SELECT hash, body FROM commits WHERE position > ? ORDER BY position LIMIT ?',
} as const

interface CommitRow {
  readonly hash: Buffer
  readonly body: string
}

// Only `insert` writes bodies, and the hash chain proves them, so they need not be validated.
const parseBody = (body: string): Omit<Commit, 'hash'> => JSON.parse(body)
const toCommit = ({ hash, body }: CommitRow): Commit => ({ ...parseBody(body), hash: hash.toString('hex') })
const eventsIn = ({ position, at, actor, appends }: Commit, stream: string): StreamSlice['events'] => {
  const append = appends.find((candidate) => candidate.stream === stream)
  if (append === undefined) throw new Error(`the index says that commit ${position} extends ${stream}, but it does not`)
  return append.events.map((event, index) => ({ version: append.fromVersion + index + 1, position, at, actor, event }))
}

/**
 * The log in an open database file.
 * @param collected  as for {@link createLogIndex}
 */
export const createSqliteEventLog = (database: Database, collected?: number): EventLog => {
  const head = database.prepare<[], { position: number; hash: Buffer }>(statements.head)
  const insertCommit = database.prepare<[number, Buffer, string]>(statements.insertCommit)
  const commit = database.prepare<[number], CommitRow>(statements.commit)
  const bodiesAfter = database.prepare<[number], string>(statements.bodiesAfter).pluck()
  const readAll = database.prepare<[number, number], CommitRow>(statements.readAll)
  const recent = createRecentCommits()

  function* commitsAfter(position: number): Generator<IndexedCommit> {
    for (const body of bodiesAfter.iterate(position)) yield parseBody(body)
  }
  const index = createLogIndex(database, commitsAfter, collected)

  const commitAt = (position: number): Commit => {
    const remembered = recent.get(position)
    if (remembered !== undefined) return remembered
    const row = commit.get(position)
    if (row === undefined) throw new Error(`the index names commit ${position}, which the log does not hold`)
    return toCommit(row)
  }

  const readHead = (): Checkpoint => {
    const row = head.get()
    return row === undefined ? GENESIS : { position: row.position, hash: row.hash.toString('hex') }
  }

  // The rows of the index are written later, so no unique key refuses a second commit of a request, or a second event at a version.
  // These two look first. Nobody else can write in between.
  const areNewRequests = (commits: readonly SealedCommit[]): boolean => {
    const requestIds = new Set(commits.map(({ commit: { requestId } }) => requestId))
    return requestIds.size === commits.length && ![...requestIds].some((requestId) => index.findRequest(requestId) !== undefined)
  }
  const areNewVersions = (commits: readonly SealedCommit[]): boolean => {
    const ends = new Map<string, number>()
    for (const { commit: next } of commits) {
      for (const { stream, fromVersion, events } of next.appends) {
        if (fromVersion < (ends.get(stream) ?? index.tail(stream)?.version ?? 0)) return false
        ends.set(stream, fromVersion + events.length)
      }
    }
    return true
  }

  /** @returns a function to call when the transaction is committed; undefined if the commits do not continue the log */
  const insert = database.transaction((commits: readonly SealedCommit[]): (() => void) | undefined => {
    const { position, hash } = readHead()
    const first = commits[0]?.commit
    if (first !== undefined && (first.position !== position + 1 || first.previousHash !== hash)) return undefined
    index.refresh()
    if (!areNewRequests(commits) || !areNewVersions(commits)) return undefined
    for (const { commit: next, json } of commits) insertCommit.run(next.position, Buffer.from(next.hash, 'hex'), json)
    return index.extend(commits.map(({ commit: next }) => next))
  })

  const insertAll = (commits: readonly SealedCommit[]): InsertResult => {
    const committed = insert.immediate(commits)
    if (committed === undefined) return 'stale'
    committed()
    recent.add(commits)
    return 'inserted'
  }

  const readTail = (stream: string): StreamTail | undefined => {
    const place = index.tail(stream)
    if (place === undefined) return undefined
    const last = eventsIn(commitAt(place.position), stream).at(-1)
    return last && { version: last.version, lastEventId: last.event.eventId }
  }

  const readSlice = (stream: string, afterVersion: number, limit: number | undefined): StreamSlice => {
    const events: StreamSlice['events'] = []
    // One by one: the commits of a long stream may be many times as large as its own events.
    for (const position of index.positions(stream, afterVersion, limit ?? Number.MAX_SAFE_INTEGER)) {
      for (const event of eventsIn(commitAt(position), stream)) if (event.version > afterVersion) events.push(event)
    }
    return { stream, events: events.slice(0, limit) }
  }

  const readPage = (after: number, limit: number): readonly Commit[] => {
    const remembered = recent.after(after, limit)
    const isAll = remembered.length === limit || remembered.at(-1)?.position === readHead().position
    return isAll ? remembered : readAll.all(after, limit).map(toCommit)
  }

  const attempt = async <Result>(work: () => Result): Promise<Result> => {
    try {
      return work()
    } catch (error) {
      if (isWithoutEffect(error)) throw new LogUnavailable(`the event log cannot be used: ${String(error)}`)
      throw namingFile(error, database.name, eventLogFile)
    }
  }

  // Each statement outside a transaction opens one of its own, which takes longer than a lookup.
  const inTransaction = database.transaction((work: () => unknown) => work())
  /** Runs a task that reads the index, all of it at one moment. */
  const withIndex = <Result>(task: () => Result): Promise<Result> =>
    attempt(() => {
      let result: Result | undefined
      inTransaction(() => {
        index.refresh()
        result = task()
      })
      return result as Result
    })

  const findEach = <Found>(keys: readonly string[], find: (key: string) => Found | undefined): ReadonlyMap<string, Found> => {
    const all = new Map<string, Found>()
    for (const key of keys) {
      const found = find(key)
      if (found !== undefined) all.set(key, found)
    }
    return all
  }

  return {
    head: () => attempt(readHead),
    insert: (commits) => attempt(() => insertAll(commits)),
    findRequests: (requestIds) =>
      withIndex(() =>
        findEach(requestIds, (requestId) => {
          const position = index.findRequest(requestId)
          return position === undefined ? undefined : commitAt(position)
        }),
      ),
    streamTails: (streams) => withIndex(() => findEach(streams, readTail)),
    readStreams: (streams, limit) => withIndex(() => streams.map(({ stream, afterVersion }) => readSlice(stream, afterVersion, limit))),
    readAll: (after, limit) => attempt(() => readPage(after, limit)),
    close: async () => {
      try {
        index.flush()
      } catch {
        // The next start reads what the index lacks.
      }
      database.close()
    },
  }
}

/**
 * Opens the log in a file, or makes a new one.
 * @param file  path, or `:memory:`
 * @throws DataFileFault
 */
export const openSqliteEventLog = (file: string, options: DataFileOptions = {}): EventLog =>
  createSqliteEventLog(openDataFile(file, eventLogFile, options))
