import { randomBytes } from 'node:crypto'
import type { Collection, Db, Filter, FindOptions, IndexDescription } from 'mongodb'
import { GENESIS, newId, type ParkedEvent } from '@souk/log-protocol'
import { createMongoClient, isDuplicate, reading, writing, type MongoOptions } from '../storage/mongodb-client.ts'
import type { Records } from './records.ts'

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

interface KeyDocument {
  /** The subject. */
  readonly _id: string
  /** 256 bits, base64url. None: a tombstone, the subject had one, or might have got one, and never will again. */
  readonly key?: string
}

/** Beside those of `_id`. */
export const parkedIndexes = [
  { name: 'position', key: { consumer: 1, position: 1, place: 1 } },
] as const satisfies readonly (IndexDescription & { readonly name: string })[]

interface Query<Document> {
  readonly filter: Filter<Document>
  readonly options?: FindOptions
}

/** Every query there is; a test shows which index serves each. */
export const recordsQueries = {
  progress: (consumer: string): Query<ProgressDocument> => ({ filter: { _id: consumer } }),
  parked: (consumer: string): Query<ParkedDocument> => ({
    filter: { consumer },
    options: { sort: { position: 1, place: 1 }, projection: { _id: 0, place: 0 } },
  }),
  parkedEvents: (consumer: string, eventIds: readonly string[]): Query<ParkedDocument> => ({
    filter: { _id: { $in: eventIds.map((eventId) => `${consumer}/${eventId}`) } },
  }),
  keys: (subjects: readonly string[]): Query<KeyDocument> => ({ filter: { _id: { $in: [...subjects] } } }),
} as const

const KEY_BYTES = 32
/** Two that make one document at the same time: the one who comes second finds it when it tries again. */
const MAX_ATTEMPTS = 5

/** The collections of the records. */
interface Collections {
  readonly progress: Collection<ProgressDocument>
  readonly parked: Collection<ParkedDocument>
  readonly keys: Collection<KeyDocument>
}

const collectionsOf = (database: Db): Collections => ({
  progress: database.collection('progress'),
  parked: database.collection('parked'),
  keys: database.collection('keys'),
})

const writingOne = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await writing(work)
    } catch (error) {
      if (!isDuplicate(error) || attempt === MAX_ATTEMPTS) throw error
    }
  }
}

const createMongoRecords = ({ progress, parked, keys }: Collections, close: () => Promise<void>): Records => ({
  readProgress: async (consumer) => {
    const { filter, options } = recordsQueries.progress(consumer)
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
    const { filter, options } = recordsQueries.parked(consumer)
    return reading(() => parked.find<ParkedEvent>(filter, options).toArray())
  },
  unpark: async (consumer, eventIds) => {
    await writing(() => parked.deleteMany(recordsQueries.parkedEvents(consumer, eventIds).filter))
  },

  readKeys: async (subjects) => {
    const { filter, options } = recordsQueries.keys(subjects)
    const found = await reading(() => keys.find(filter, options).toArray())
    const bySubject = new Map(found.map(({ _id, key }) => [_id, key]))
    return subjects.map((subject) => bySubject.get(subject) ?? null)
  },
  createKey: async (subject) => {
    const key = randomBytes(KEY_BYTES).toString('base64url')
    // One command, also where nothing is to be done: its answer waits until the majority has what it says.
    const document = await writingOne(() =>
      keys.findOneAndUpdate({ _id: subject }, { $setOnInsert: { key } }, { upsert: true, returnDocument: 'after' }),
    )
    return document?.key ?? null
  },
  deleteKey: async (subject) => {
    await writingOne(() => keys.replaceOne({ _id: subject }, {}, { upsert: true }))
  },

  close,
})

/**
 * Opens the records in a MongoDB database, or makes new ones: collections `progress`, `parked` and `keys`.
 * @throws LogUnavailable if the server is away
 */
export const openMongoRecords = async (url: string, options: MongoOptions = {}): Promise<Records> => {
  const client = createMongoClient(url, options)
  try {
    const collections = collectionsOf(client.db(options.database))
    for (const { key, ...index } of parkedIndexes) await writing(() => collections.parked.createIndex(key, index))
    return createMongoRecords(collections, () => client.close())
  } catch (error) {
    await client.close()
    throw error
  }
}
