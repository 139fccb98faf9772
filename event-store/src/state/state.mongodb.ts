import { randomBytes } from 'node:crypto'
import { Binary, type Collection, type Filter, type FindOptions, type IndexDescription } from 'mongodb'
import { GENESIS, newId, type ParkedEvent, type SettledEvent } from '@souk/log-protocol'
import { createMongoClient, isDuplicate, reading, writing, type MongoOptions } from '../storage/mongodb-client.ts'
import { MAX_DELETED, MAX_SETTLED, type BlobStore, type ConsumerState, type KeyStore, type State, type SubjectSpan } from './state.ts'

interface ProgressDocument {
  /** The consumer. */
  readonly _id: string
  readonly position: number
  readonly hash: string
}

interface ParkedDocument extends ParkedEvent {
  /** `<consumer>/<eventId>` */
  readonly _id: string
  /** Sorts in the order of parking. */
  readonly place: string
}

interface SettledDocument extends SettledEvent {
  /** The id of the settlement. */
  readonly _id: string
}

interface KeyDocument {
  /** The subject. */
  readonly _id: string
  /** 256 bits, base64url. Without it the document is a tombstone: the subject gets no key any more. */
  readonly key?: string
}

interface BlobDocument {
  /** The hash. */
  readonly _id: string
  readonly bytes: Binary
}

/** The indexes beside that of `_id`. */
export const parkedIndexes = [
  { name: 'position', key: { consumer: 1, position: 1, place: 1 } },
] as const satisfies readonly (IndexDescription & { readonly name: string })[]

interface Query<Document> {
  readonly filter: Filter<Document>
  readonly options?: FindOptions
}

/** All queries. A test shows which index serves each of them. */
export const stateQueries = {
  progress: (consumer: string): Query<ProgressDocument> => ({ filter: { _id: consumer } }),
  parked: (consumer: string): Query<ParkedDocument> => ({
    filter: { consumer },
    options: { sort: { position: 1, place: 1 }, projection: { _id: 0, place: 0 } },
  }),
  parkedEvents: (consumer: string, eventIds: readonly string[]): Query<ParkedDocument> => ({
    filter: { _id: { $in: eventIds.map((eventId) => `${consumer}/${eventId}`) } },
  }),
  settled: (): Query<SettledDocument> => ({ filter: {}, options: { sort: { _id: -1 }, limit: MAX_SETTLED, projection: { _id: 0 } } }),
  keys: (subjects: readonly string[]): Query<KeyDocument> => ({ filter: { _id: { $in: [...subjects] } } }),
  blob: (hash: string): Query<BlobDocument> => ({ filter: { _id: hash } }),
  keysInSpan: ({ after, before }: SubjectSpan): Query<KeyDocument> => ({
    filter: { _id: { $gt: after, $lt: before }, key: { $exists: true } },
    options: { sort: { _id: 1 }, limit: MAX_DELETED, projection: { _id: 1 } },
  }),
} as const

const KEY_BYTES = 32
/** Of two calls that make one document at the same time, the second one finds the document when it tries again. */
const MAX_ATTEMPTS = 5

const writingOne = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await writing(work)
    } catch (error) {
      if (!isDuplicate(error) || attempt === MAX_ATTEMPTS) throw error
    }
  }
}

const createConsumerState = (
  progress: Collection<ProgressDocument>,
  parked: Collection<ParkedDocument>,
  settled: Collection<SettledDocument>,
): ConsumerState => ({
  readProgress: async (consumer) => {
    const { filter, options } = stateQueries.progress(consumer)
    const found = await reading(() => progress.findOne(filter, options))
    return found === null ? GENESIS : { position: found.position, hash: found.hash }
  },
  saveProgress: async (consumer, { position, hash }) => {
    await writingOne(() => progress.replaceOne({ _id: consumer }, { position, hash }, { upsert: true }))
  },
  park: async (events) => {
    if (events.length === 0) return
    const updates = events.map((event) => ({
      updateOne: {
        filter: { _id: `${event.consumer}/${event.eventId}` },
        update: { $set: event, $setOnInsert: { place: newId() } },
        upsert: true,
      },
    }))
    await writingOne(() => parked.bulkWrite(updates, { ordered: true }))
  },
  listParked: (consumer) => {
    const { filter, options } = stateQueries.parked(consumer)
    return reading(() => parked.find<ParkedEvent>(filter, options).toArray())
  },
  unpark: async (consumer, eventIds) => {
    await writing(() => parked.deleteMany(stateQueries.parkedEvents(consumer, eventIds).filter))
  },
  noteSettled: async (event) => {
    await writingOne(() => settled.updateOne({ _id: event.settlementId }, { $setOnInsert: event }, { upsert: true }))
  },
  listSettled: () => {
    const { filter, options } = stateQueries.settled()
    return reading(() => settled.find<SettledEvent>(filter, options).toArray())
  },
})

const createKeyStore = (keys: Collection<KeyDocument>): KeyStore => ({
  read: async (subjects) => {
    const { filter, options } = stateQueries.keys(subjects)
    const found = await reading(() => keys.find(filter, options).toArray())
    const bySubject = new Map(found.map(({ _id, key }) => [_id, key]))
    return subjects.map((subject) => bySubject.get(subject) ?? null)
  },
  create: async (subject) => {
    const key = randomBytes(KEY_BYTES).toString('base64url')
    // One command, even if the key exists: its answer waits until a majority has the key.
    const document = await writingOne(() =>
      keys.findOneAndUpdate({ _id: subject }, { $setOnInsert: { key } }, { upsert: true, returnDocument: 'after' }),
    )
    return document?.key ?? null
  },
  delete: async (subject) => {
    await writingOne(() => keys.replaceOne({ _id: subject }, {}, { upsert: true }))
  },
  deleteSpan: async (span) => {
    const { filter, options } = stateQueries.keysInSpan(span)
    const found = await reading(() => keys.find(filter, options).toArray())
    const subjects = found.map(({ _id }) => _id)
    await writing(() => keys.updateMany(stateQueries.keys(subjects).filter, { $unset: { key: '' } }))
    return subjects.at(-1) ?? null
  },
})

const createBlobStore = (blobs: Collection<BlobDocument>): BlobStore => ({
  put: async (hash, bytes) => {
    await writingOne(() => blobs.updateOne({ _id: hash }, { $setOnInsert: { bytes: new Binary(bytes) } }, { upsert: true }))
  },
  read: async (hash) => {
    const found = await reading(() => blobs.findOne(stateQueries.blob(hash).filter))
    return found === null ? undefined : Buffer.from(found.bytes.value())
  },
})

/**
 * Opens the state in a MongoDB database, or makes a new one: collections `progress`, `parked`, `settled`, `keys` and `blobs`.
 * @throws LogUnavailable if the server is away
 */
export const openMongoState = async (url: string, options: MongoOptions = {}): Promise<State> => {
  const client = createMongoClient(url, options)
  try {
    const database = client.db(options.database)
    const parked = database.collection<ParkedDocument>('parked')
    for (const { key, ...index } of parkedIndexes) await writing(() => parked.createIndex(key, index))
    return {
      consumers: createConsumerState(database.collection('progress'), parked, database.collection('settled')),
      keys: createKeyStore(database.collection('keys')),
      blobs: createBlobStore(database.collection('blobs')),
      close: () => client.close(),
    }
  } catch (error) {
    await client.close()
    throw error
  }
}
