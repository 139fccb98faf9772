import Database from 'better-sqlite3'
import { canonicalJson, type Commit } from '@souk/log-protocol'

type IndexRow = readonly [table: 'requests' | 'appends', key: string, values: readonly (string | number | Buffer)[]]

export interface RawRow {
  readonly commit: readonly [position: number, hash: Buffer, body: string]
  readonly index: readonly IndexRow[]
}

/** Commits whose index rows are written together, in the order of their keys. */
const COLLECTED = 2_000

/** A log that the bare driver writes, with the tables, the order of writing and the durability of the event log. The rows are made beforehand. */
export const openRawLog = (file: string) => {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('wal_autocheckpoint = 4000')
  database.exec(`
    CREATE TABLE commits (position INTEGER PRIMARY KEY, hash BLOB NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE TABLE requests (request_id BLOB PRIMARY KEY NOT NULL, position INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE appends (stream TEXT NOT NULL, version INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (stream, version)) STRICT, WITHOUT ROWID;
  `)
  const insertCommit = database.prepare('INSERT INTO commits VALUES (?, ?, ?)')
  const insertIndex = {
    requests: database.prepare('INSERT INTO requests VALUES (?, ?)'),
    appends: database.prepare('INSERT INTO appends VALUES (?, ?, ?)'),
  }
  let waiting: IndexRow[] = []
  let collected = 0
  const insert = database.transaction((rows: readonly RawRow[]) => {
    for (const { commit, index } of rows) {
      insertCommit.run(...commit)
      waiting.push(...index)
    }
    collected += rows.length
    if (collected < COLLECTED) return
    for (const [table, , values] of waiting.toSorted(([, one], [, other]) => (one < other ? -1 : 1))) insertIndex[table].run(...values)
    waiting = []
    collected = 0
  })
  return {
    prepare: (commits: readonly Commit[]): RawRow[] =>
      commits.map(({ hash, ...body }) => ({
        commit: [body.position, Buffer.from(hash, 'hex'), canonicalJson(body)],
        index: [
          ['requests', body.requestId, [Buffer.from(body.requestId.replaceAll('-', ''), 'hex'), body.position]],
          ...body.appends.map(({ stream, fromVersion, events }): IndexRow => {
            const version = fromVersion + events.length
            return ['appends', `${stream}@${String(version).padStart(10, '0')}`, [stream, version, body.position]]
          }),
        ],
      })),
    insert: (rows: readonly RawRow[]): void => {
      insert.immediate(rows)
    },
    close: (): void => {
      database.close()
    },
  }
}
