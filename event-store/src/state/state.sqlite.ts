import { randomBytes } from 'node:crypto'
import { GENESIS, type Checkpoint, type ParkedEvent, type SettledEvent } from '@souk/log-protocol'
import { emptyWriteAheadLog, startErasure } from '@souk/process'
import { namingFile, openDataFile, type Database, type DataFileKind, type DataFileOptions } from '../storage/sqlite-file.ts'
import { MAX_DELETED, MAX_SETTLED, type BlobStore, type ConsumerState, type KeyStore, type State } from './state.ts'

/** A file of this layout may lack this table, because it came later. */
const SETTLED_TABLE = 'CREATE TABLE IF NOT EXISTS settled (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;'

/** A row of `keys` without a key is a tombstone: the subject gets no key any more. */
export const stateFile: DataFileKind = {
  name: 'event store state file',
  applicationId: 0x536f_7552,
  layoutVersion: 2,
  // Deleted content is overwritten with zeros, and no temporary file holds a copy.
  pragmas: ['secure_delete = ON', 'temp_store = MEMORY'],
  schema: `
    CREATE TABLE progress (
      consumer TEXT PRIMARY KEY,
      position INTEGER NOT NULL,
      hash TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE parked (
      ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
      consumer TEXT NOT NULL,
      event_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      body TEXT NOT NULL,
      UNIQUE (consumer, event_id)
    ) STRICT;
    CREATE INDEX parked_by_position ON parked (consumer, position, ordinal);
    CREATE TABLE keys (
      subject TEXT PRIMARY KEY,
      key BLOB
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE blobs (
      hash TEXT PRIMARY KEY,
      bytes BLOB NOT NULL
    ) STRICT;
    ${SETTLED_TABLE}
  `,
}

/** All statements. A test shows that an index serves each of them. */
export const statements = {
  readProgress: 'SELECT position, hash FROM progress WHERE consumer = ?',
  saveProgress: `INSERT INTO progress (consumer, position, hash) VALUES (?, ?, ?)
    ON CONFLICT (consumer) DO UPDATE SET position = excluded.position, hash = excluded.hash`,
  park: `INSERT INTO parked (consumer, event_id, position, body) VALUES (?, ?, ?, ?)
    ON CONFLICT (consumer, event_id) DO UPDATE SET body = excluded.body`,
  listParked: 'SELECT body FROM parked WHERE consumer = ? ORDER BY position, ordinal',
  unpark: 'DELETE FROM parked WHERE consumer = ? AND event_id = ?',
  noteSettled: 'INSERT INTO settled (id, body) VALUES (?, ?) ON CONFLICT (id) DO NOTHING',
  listSettled: `SELECT body FROM settled WHERE id > '' ORDER BY id DESC LIMIT ${MAX_SETTLED}`,
  readKey: 'SELECT key FROM keys WHERE subject = ?',
  createKey: 'INSERT INTO keys (subject, key) VALUES (?, ?) ON CONFLICT (subject) DO NOTHING',
  deleteKey: 'INSERT INTO keys (subject, key) VALUES (?, NULL) ON CONFLICT (subject) DO UPDATE SET key = NULL',
  putBlob: 'INSERT INTO blobs (hash, bytes) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING',
  readBlob: 'SELECT bytes FROM blobs WHERE hash = ?',
  keysInSpan: `SELECT subject FROM keys WHERE subject > ? AND subject < ? AND key IS NOT NULL ORDER BY subject LIMIT ${MAX_DELETED}`,
} as const

export interface SqliteStateOptions extends DataFileOptions {
  /** Makes the 32 bytes of a key (default: by the system's generator). */
  readonly newKey?: () => Buffer
}

const KEY_BYTES = 32

type Attempt = <Result>(work: () => Result) => Promise<Result>

const createConsumerState = (database: Database, attempt: Attempt): ConsumerState => {
  const readProgress = database.prepare<[string], Checkpoint>(statements.readProgress)
  const saveProgress = database.prepare<[string, number, string]>(statements.saveProgress)
  const parkOne = database.prepare<[string, string, number, string]>(statements.park)
  const listParked = database.prepare<[string], string>(statements.listParked).pluck()
  const unparkOne = database.prepare<[string, string]>(statements.unpark)

  const noteSettled = database.prepare<[string, string]>(statements.noteSettled)
  const listSettled = database.prepare<[], string>(statements.listSettled).pluck()

  const park = database.transaction((events: readonly ParkedEvent[]) => {
    for (const event of events) parkOne.run(event.consumer, event.eventId, event.position, JSON.stringify(event))
  })
  const unpark = database.transaction((consumer: string, eventIds: readonly string[]) => {
    for (const eventId of eventIds) unparkOne.run(consumer, eventId)
  })

  return {
    readProgress: (consumer) => attempt(() => readProgress.get(consumer) ?? GENESIS),
    saveProgress: (consumer, { position, hash }) =>
      attempt(() => {
        saveProgress.run(consumer, position, hash)
      }),
    park: (events) => attempt(() => park.immediate(events)),
    // Only `park` writes bodies.
    listParked: (consumer) => attempt(() => listParked.all(consumer).map((body): ParkedEvent => JSON.parse(body))),
    unpark: (consumer, eventIds) => attempt(() => unpark.immediate(consumer, eventIds)),
    noteSettled: (event) =>
      attempt(() => {
        noteSettled.run(event.settlementId, JSON.stringify(event))
      }),
    listSettled: () => attempt(() => listSettled.all().map((body): SettledEvent => JSON.parse(body))),
  }
}

const createKeyStore = (database: Database, attempt: Attempt, newKey: () => Buffer): KeyStore => {
  const readKey = database.prepare<[string], Buffer | null>(statements.readKey).pluck()
  const createKey = database.prepare<[string, Buffer]>(statements.createKey)
  const deleteKey = database.prepare<[string]>(statements.deleteKey)

  const keysInSpan = database.prepare<[string, string], string>(statements.keysInSpan).pluck()

  const deleteAll = database.transaction((subjects: readonly string[]) => {
    for (const subject of subjects) deleteKey.run(subject)
  })
  const erase = (): void => {
    if (!emptyWriteAheadLog(database))
      throw new Error(`${database.name}: somebody else is reading the file, so deleted keys are still in it`)
  }

  const keyOf = (subject: string): string | null => readKey.get(subject)?.toString('base64url') ?? null

  return {
    read: (subjects) => attempt(() => subjects.map(keyOf)),
    create: (subject) =>
      attempt(() => {
        createKey.run(subject, newKey())
        return keyOf(subject)
      }),
    delete: (subject) =>
      attempt(() => {
        deleteKey.run(subject)
        erase()
      }),
    deleteSpan: ({ after, before }) =>
      attempt(() => {
        const subjects = keysInSpan.all(after, before)
        deleteAll.immediate(subjects)
        erase()
        return subjects.at(-1) ?? null
      }),
  }
}

const createBlobStore = (database: Database, attempt: Attempt): BlobStore => {
  const putBlob = database.prepare<[string, Uint8Array]>(statements.putBlob)
  const readBlob = database.prepare<[string], Buffer>(statements.readBlob).pluck()
  return {
    put: (hash, bytes) =>
      attempt(() => {
        putBlob.run(hash, bytes)
      }),
    read: (hash) => attempt(() => readBlob.get(hash)),
  }
}

/**
 * Opens the state in a file, or makes a new one.
 * @param file  path, or `:memory:`
 * @throws DataFileFault
 */
export const openSqliteState = (file: string, { newKey = () => randomBytes(KEY_BYTES), ...options }: SqliteStateOptions = {}): State => {
  const database = openDataFile(file, stateFile, options)
  database.exec(SETTLED_TABLE)
  const erasure = startErasure(database)
  const attempt: Attempt = async (work) => {
    try {
      return work()
    } catch (error) {
      throw namingFile(error, database.name, stateFile)
    }
  }
  return {
    consumers: createConsumerState(database, attempt),
    keys: createKeyStore(database, attempt, newKey),
    blobs: createBlobStore(database, attempt),
    close: async () => {
      erasure.stop()
      database.close()
    },
  }
}
