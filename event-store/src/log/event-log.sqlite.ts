import { LogUnavailable, GENESIS, type Checkpoint, type Commit, type SealedCommit, type StreamSlice } from '@souk/log-protocol'
import { isTaken, isWithoutEffect, namingFile, openDataFile, type Database, type DataFileKind } from '../storage/sqlite-file.ts'
import type { EventLog, InsertResult, StreamTail } from './event-log.ts'

/**
 * `commits` is the log. `appends` says where the events of a stream are, and can be rebuilt from `commits`.
 * A body is the text that was hashed: RFC 8785 JSON of the commit without its hash.
 */
export const eventLogFile: DataFileKind = {
  name: 'event log',
  applicationId: 0x536f_754c,
  layoutVersion: 1,
  // Request ids are random, so each commit changes another page of their index. With rare checkpoints (8 MB of write-ahead log)
  // a page is written to the file once for many commits, and with a cache it need not be read each time.
  pragmas: ['wal_autocheckpoint = 2000', 'cache_size = -16000'],
  schema: `
    CREATE TABLE commits (
      position INTEGER PRIMARY KEY,
      request_id BLOB NOT NULL UNIQUE,
      hash BLOB NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE TABLE appends (
      stream TEXT NOT NULL,
      version INTEGER NOT NULL, -- of the stream, after the append
      position INTEGER NOT NULL,
      PRIMARY KEY (stream, version)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER commits_never_change BEFORE UPDATE ON commits BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER commits_never_vanish BEFORE DELETE ON commits BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER appends_never_change BEFORE UPDATE ON appends BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER appends_never_vanish BEFORE DELETE ON appends BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  `,
}

/** All statements. A test shows that an index serves each of them. */
export const statements = {
  head: 'SELECT position, hash FROM commits WHERE position = (SELECT max(position) FROM commits)',
  insertCommit: 'INSERT INTO commits (position, request_id, hash, body) VALUES (?, ?, ?, ?)',
  insertAppend: 'INSERT INTO appends (stream, version, position) VALUES (?, ?, ?)',
  findRequest: 'SELECT hash, body FROM commits WHERE request_id = ?',
  exists: 'SELECT 1 FROM appends WHERE stream = ? LIMIT 1',
  tail: 'SELECT version, position FROM appends WHERE stream = ? ORDER BY version DESC LIMIT 1',
  body: 'SELECT body FROM commits WHERE position = ?',
  slice: 'SELECT position FROM appends WHERE stream = ? AND version > ? ORDER BY version LIMIT ?',
  readAll: 'SELECT hash, body FROM commits WHERE position > ? ORDER BY position LIMIT ?',
} as const

interface CommitRow {
  readonly hash: Buffer
  readonly body: string
}

// Only `insert` writes bodies, and the hash chain proves them, so they need not be validated.
const parseBody = (body: string): Omit<Commit, 'hash'> => JSON.parse(body)
const toCommit = ({ hash, body }: CommitRow): Commit => ({ ...parseBody(body), hash: hash.toString('hex') })
const toBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')

const eventsIn = ({ position, at, appends }: Omit<Commit, 'hash'>, stream: string): StreamSlice['events'] => {
  const append = appends.find((candidate) => candidate.stream === stream)
  if (append === undefined) throw new Error(`the index says that commit ${position} extends ${stream}, but it does not`)
  return append.events.map((event, index) => ({ version: append.fromVersion + index + 1, position, at, event }))
}

/** Commits kept in memory: most reads of a stream want what was written just before. */
const RECENT = 1_000

/** The log in an open database file. */
export const createSqliteEventLog = (database: Database): EventLog => {
  const head = database.prepare<[], { position: number; hash: Buffer }>(statements.head)
  const insertCommit = database.prepare<[number, Buffer, Buffer, string]>(statements.insertCommit)
  const insertAppend = database.prepare<[string, number, number]>(statements.insertAppend)
  const findRequest = database.prepare<[Buffer], CommitRow>(statements.findRequest)
  const exists = database.prepare<[string], 1>(statements.exists).pluck()
  const tail = database.prepare<[string], { version: number; position: number }>(statements.tail)
  const bodyAt = database.prepare<[number], string>(statements.body).pluck()
  const slice = database.prepare<[string, number, number], number>(statements.slice).pluck()
  const readAll = database.prepare<[number, number], CommitRow>(statements.readAll)

  const recent = new Map<number, Commit>()
  const remember = (commits: readonly SealedCommit[]): void => {
    for (const { commit } of commits) {
      recent.set(commit.position, commit)
      recent.delete(commit.position - RECENT)
    }
  }
  const commitAt = (position: number): Omit<Commit, 'hash'> => {
    const remembered = recent.get(position)
    if (remembered !== undefined) return remembered
    const body = bodyAt.get(position)
    if (body === undefined) throw new Error(`the index names commit ${position}, which the log does not hold`)
    return parseBody(body)
  }

  const readHead = (): Checkpoint => {
    const row = head.get()
    return row === undefined ? GENESIS : { position: row.position, hash: row.hash.toString('hex') }
  }

  const insert = database.transaction((commits: readonly SealedCommit[]): InsertResult => {
    const { position, hash } = readHead()
    const first = commits[0]?.commit
    if (first !== undefined && (first.position !== position + 1 || first.previousHash !== hash)) return 'stale'
    for (const { commit, json } of commits) {
      insertCommit.run(commit.position, toBytes(commit.requestId), Buffer.from(commit.hash, 'hex'), json)
      for (const { stream, fromVersion, events } of commit.appends) insertAppend.run(stream, fromVersion + events.length, commit.position)
    }
    return 'inserted'
  })

  const insertAll = (commits: readonly SealedCommit[]): InsertResult => {
    try {
      const result = insert.immediate(commits)
      if (result === 'inserted') remember(commits)
      return result
    } catch (error) {
      if (isTaken(error)) return 'stale'
      throw error
    }
  }

  const readTail = (stream: string): StreamTail | undefined => {
    // Most streams are new, and finding no append at all takes a tenth of the time that finding the last one takes.
    if (exists.get(stream) === undefined) return undefined
    const row = tail.get(stream)
    if (row === undefined) return undefined
    const last = eventsIn(commitAt(row.position), stream).at(-1)
    return last && { version: last.version, lastEventId: last.event.eventId }
  }

  const readSlice = (stream: string, afterVersion: number, limit: number | undefined): StreamSlice => {
    const events: StreamSlice['events'] = []
    // One by one: the commits of a long stream may be many times as large as its own events.
    for (const position of slice.all(stream, afterVersion, limit ?? -1)) {
      for (const event of eventsIn(commitAt(position), stream)) if (event.version > afterVersion) events.push(event)
    }
    return { stream, events: events.slice(0, limit) }
  }

  const attempt = async <Result>(work: () => Result): Promise<Result> => {
    try {
      return work()
    } catch (error) {
      if (isWithoutEffect(error)) throw new LogUnavailable(`the event log cannot be used: ${String(error)}`)
      throw namingFile(error, database.name, eventLogFile)
    }
  }

  const findEach = <Found>(keys: readonly string[], find: (key: string) => Found | undefined): Map<string, Found> => {
    const all = new Map<string, Found>()
    for (const key of keys) {
      const found = find(key)
      if (found !== undefined) all.set(key, found)
    }
    return all
  }
  // Each statement outside a transaction opens one of its own, which takes longer than the lookup.
  const inTransaction = database.transaction((work: () => unknown) => work())
  const findAll = <Found>(keys: readonly string[], find: (key: string) => Found | undefined): ReadonlyMap<string, Found> => {
    let found = new Map<string, Found>()
    const work = (): void => {
      found = findEach(keys, find)
    }
    if (keys.length > 1) inTransaction(work)
    else work()
    return found
  }

  return {
    head: () => attempt(readHead),
    insert: (commits) => attempt(() => insertAll(commits)),
    findRequests: (requestIds) =>
      attempt(() =>
        findAll(requestIds, (requestId) => {
          const row = findRequest.get(toBytes(requestId))
          return row && toCommit(row)
        }),
      ),
    streamTails: (streams) => attempt(() => findAll(streams, readTail)),
    readStreams: (streams, limit) => attempt(() => streams.map(({ stream, afterVersion }) => readSlice(stream, afterVersion, limit))),
    readAll: (after, limit) => attempt(() => readAll.all(after, limit).map(toCommit)),
    close: async () => {
      database.close()
    },
  }
}

/**
 * Opens the log in a file, or makes a new one.
 * @param file  path, or `:memory:`
 * @throws DataFileFault
 */
export const openSqliteEventLog = (file: string): EventLog => createSqliteEventLog(openDataFile(file, eventLogFile))
