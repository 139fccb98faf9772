import type { SealedCommit } from '@souk/log-protocol'
import type { Database } from '../storage/sqlite-file.ts'

/**
 * `requests` and `appends` say which commit holds a request, and which commits extend a stream. Both can be rebuilt from `commits`.
 * `indexed` holds one row: everything up to that position stands in both tables. They may hold some rows of later commits too.
 */
export const indexSchema = `
    CREATE TABLE requests (
      request_id BLOB PRIMARY KEY NOT NULL,
      position INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE appends (
      stream TEXT NOT NULL,
      version INTEGER NOT NULL, -- of the stream, after the append
      position INTEGER NOT NULL,
      PRIMARY KEY (stream, version)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE indexed (position INTEGER NOT NULL) STRICT;
    INSERT INTO indexed VALUES (0);
    CREATE TRIGGER requests_never_change BEFORE UPDATE ON requests BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER requests_never_vanish BEFORE DELETE ON requests BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER appends_never_change BEFORE UPDATE ON appends BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER appends_never_vanish BEFORE DELETE ON appends BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
`

/** The statements of the tables with keys. A test shows that an index of SQLite serves each of them. */
export const indexStatements = {
  insertRequest: 'INSERT INTO requests (request_id, position) VALUES (?, ?) ON CONFLICT DO NOTHING',
  insertAppend: 'INSERT INTO appends (stream, version, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  findRequest: 'SELECT position FROM requests WHERE request_id = ?',
  exists: 'SELECT 1 FROM appends WHERE stream = ? LIMIT 1',
  tail: 'SELECT version, position FROM appends WHERE stream = ? ORDER BY version DESC LIMIT 1',
  appends: 'SELECT version, position FROM appends WHERE stream = ? AND version > ? AND version < ? ORDER BY version LIMIT ?',
} as const

/** One append to a stream: its version afterwards, and the commit that holds it. */
interface Place {
  readonly version: number
  readonly position: number
}

export type IndexedCommit = Pick<SealedCommit['commit'], 'position' | 'requestId' | 'appends'>

export interface LogIndex {
  /** Reads what another connection has appended, if any. To be called before the methods below, in the same transaction. */
  refresh(): void
  /** Position of the commit of a request. */
  findRequest(requestId: string): number | undefined
  /** The last append to a stream. */
  tail(stream: string): Place | undefined
  /** Positions of the commits that extend a stream after a version, oldest first. */
  positions(stream: string, afterVersion: number, limit: number): readonly number[]
  /**
   * Writes a share of the rows that wait, in the transaction that inserts some commits.
   * @returns a function to call when the transaction is committed: it adds the commits to the index.
   * If the transaction is rolled back instead, the next `refresh` reads everything again.
   */
  extend(commits: readonly IndexedCommit[]): () => void
  /** Writes all rows that wait, so that the next start need not read their commits. */
  flush(): void
}

/** The rows of some consecutive commits, in memory. */
const createGeneration = () => {
  const requests = new Map<string, number>()
  const streams = new Map<string, Place[]>()
  let commits = 0
  let end = 0
  return {
    requests,
    streams,
    get commits() {
      return commits
    },
    get end() {
      return end
    },
    add: ({ position, requestId, appends }: IndexedCommit): void => {
      requests.set(requestId, position)
      for (const { stream, fromVersion, events } of appends) {
        const place = { version: fromVersion + events.length, position }
        const places = streams.get(stream)
        if (places === undefined) streams.set(stream, [place])
        else places.push(place)
      }
      commits += 1
      end = position
    },
  }
}

type Generation = ReturnType<typeof createGeneration>

/** Commits whose rows are collected before they are written. After a crash, a start reads twice as many at most. */
const COLLECTED = 2_000
/** Rows that are written for each row that is added: more than one, so that a generation is written before the next one is full. */
const SHARE = 1.25

const toBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')

/**
 * The index of the log. Its keys are scattered over both tables, so a row that is written with its commit costs a page of the write-ahead log.
 * Therefore the rows of some thousand commits are collected in memory, and then written in the order of their keys: many rows share a page.
 * They are written bit by bit, in the transactions of later commits, so that no commit waits for all of them and nothing is synced twice.
 *
 * A read looks into memory first. What memory holds is lost in a crash, and is read again from the commits after `indexed`.
 * @param commitsAfter  the commits of the file after a position, oldest first
 * @param collected  commits whose rows are collected before they are written
 */
export const createLogIndex = (
  database: Database,
  commitsAfter: (position: number) => Iterable<IndexedCommit>,
  collected = COLLECTED,
): LogIndex => {
  const insertRequest = database.prepare<[Buffer, number]>(indexStatements.insertRequest)
  const insertAppend = database.prepare<[string, number, number]>(indexStatements.insertAppend)
  const findRequest = database.prepare<[Buffer], number>(indexStatements.findRequest).pluck()
  const exists = database.prepare<[string], 1>(indexStatements.exists).pluck()
  const tail = database.prepare<[string], Place>(indexStatements.tail)
  const appends = database.prepare<[string, number, number, number], Place>(indexStatements.appends)
  const readIndexed = database.prepare<[], number>('SELECT position FROM indexed').pluck()
  const writeIndexed = database.prepare<[number]>('UPDATE indexed SET position = ?')
  const dataVersion = database.prepare<[], number>('PRAGMA data_version').pluck()

  /** Collects the rows of new commits. */
  let young = createGeneration()
  /** Its rows are being written, in the order of their keys. */
  let old: { readonly generation: Generation; readonly rows: Iterator<() => void>; readonly rowCount: number } | undefined
  /** The version of the data that memory fits. Only other connections change it. */
  let seen: number | undefined

  /** The rows of a generation in the order of their keys. Each is a function that writes it. */
  function* rowsOf({ requests, streams }: Generation): Generator<() => void> {
    for (const [requestId, position] of [...requests].toSorted(([one], [other]) => (one < other ? -1 : 1)))
      yield () => void insertRequest.run(toBytes(requestId), position)
    for (const [stream, places] of [...streams].toSorted(([one], [other]) => (one < other ? -1 : 1)))
      for (const { version, position } of places) yield () => void insertAppend.run(stream, version, position)
  }

  const age = (): void => {
    const generation = young
    let rowCount = generation.requests.size
    for (const places of generation.streams.values()) rowCount += places.length
    old = { generation, rows: rowsOf(generation), rowCount }
    young = createGeneration()
  }

  const refresh = (): void => {
    const version = dataVersion.get()
    if (version === seen) return
    seen = undefined
    old = undefined
    young = createGeneration()
    for (const commit of commitsAfter(readIndexed.get() ?? 0)) young.add(commit)
    // Only now: after a failure in between, memory holds a part.
    seen = version
  }

  /** @returns whether all rows of the old generation are written */
  const writeRows = (count: number): boolean => {
    for (let written = 0; old !== undefined && written < count; written += 1) {
      const { done, value } = old.rows.next()
      if (done === true) {
        writeIndexed.run(old.generation.end)
        return true
      }
      value()
    }
    return false
  }

  const placesOf = (stream: string): readonly Place[] => {
    const before = old?.generation.streams.get(stream)
    const after = young.streams.get(stream)
    if (before === undefined) return after ?? []
    return after === undefined ? before : [...before, ...after]
  }

  return {
    refresh,
    findRequest: (requestId) =>
      young.requests.get(requestId) ?? old?.generation.requests.get(requestId) ?? findRequest.get(toBytes(requestId)),
    tail: (stream) => {
      const place = young.streams.get(stream)?.at(-1) ?? old?.generation.streams.get(stream)?.at(-1)
      if (place !== undefined) return place
      // Most streams are new, and finding no append at all takes a tenth of the time that finding the last one takes.
      return exists.get(stream) === undefined ? undefined : tail.get(stream)
    },
    positions: (stream, afterVersion, limit) => {
      const inMemory = placesOf(stream)
      const first = inMemory[0]?.version ?? Number.MAX_SAFE_INTEGER
      const written = first > afterVersion + 1 ? appends.all(stream, afterVersion, first, limit) : []
      const places = [...written, ...inMemory.filter(({ version }) => version > afterVersion)]
      return places.slice(0, limit).map(({ position }) => position)
    },
    extend: (commits) => {
      const version = seen
      seen = undefined
      if (old === undefined && young.commits >= collected) age()
      const isWritten = old !== undefined && writeRows(Math.ceil((SHARE * old.rowCount * commits.length) / collected))
      return () => {
        if (isWritten) old = undefined
        for (const commit of commits) young.add(commit)
        seen = version
      }
    },
    flush: database.transaction(() => {
      refresh()
      for (;;) {
        if (writeRows(Infinity)) old = undefined
        if (young.commits === 0) return
        age()
      }
    }).immediate,
  }
}
