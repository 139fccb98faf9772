import Database from 'better-sqlite3'
import { canonicalJson, type Commit } from '@souk/log-protocol'

export interface RawRow {
  readonly commit: readonly [number, Buffer, Buffer, string]
  readonly appends: readonly (readonly [string, number, number])[]
}

/** A log that the bare driver writes, with the tables, indexes and durability of the event log. The rows are made beforehand. */
export const openRawLog = (file: string) => {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec(`
    CREATE TABLE commits (position INTEGER PRIMARY KEY, request_id BLOB NOT NULL UNIQUE, hash BLOB NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE TABLE appends (stream TEXT NOT NULL, version INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (stream, version)) STRICT, WITHOUT ROWID;
  `)
  const insertCommit = database.prepare('INSERT INTO commits VALUES (?, ?, ?, ?)')
  const insertAppend = database.prepare('INSERT INTO appends VALUES (?, ?, ?)')
  const insert = database.transaction((rows: readonly RawRow[]) => {
    for (const { commit, appends } of rows) {
      insertCommit.run(...commit)
      for (const append of appends) insertAppend.run(...append)
    }
  })
  return {
    prepare: (commits: readonly Commit[]): RawRow[] =>
      commits.map(({ hash, ...body }) => ({
        commit: [body.position, Buffer.from(body.requestId.replaceAll('-', ''), 'hex'), Buffer.from(hash, 'hex'), canonicalJson(body)],
        appends: body.appends.map(({ stream, fromVersion, events }) => [stream, fromVersion + events.length, body.position] as const),
      })),
    insert: (rows: readonly RawRow[]): void => {
      insert.immediate(rows)
    },
    close: (): void => {
      database.close()
    },
  }
}
