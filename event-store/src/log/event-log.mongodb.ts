import type { Collection, Filter, FindOptions, IndexDescription } from 'mongodb'
import { LogUnavailable, GENESIS, type Commit, type SealedCommit, type StreamSlice } from '@souk/log-protocol'
import { createMongoClient, isDuplicate, reading, writing, type MongoOptions } from '../storage/mongodb-client.ts'
import { fromDocument, fromEvent, placeBeyond, placeOf, toDocument, type CommitDocument } from './commit-document.ts'
import type { EventLog, InsertResult, StreamFrom, StreamTail } from './event-log.ts'

/** The indexes beside that of `_id`, which makes inserting position N + 1 a compare-and-swap on the whole log. */
export const eventLogIndexes = [
  { name: 'request', key: { requestId: 1 }, unique: true },
  /** Finds the last commits of a stream. */
  { name: 'stream', key: { 'appends.stream': 1, _id: 1 } },
  /** Finds events by stream and version. The database refuses a second event in the same place. */
  { name: 'place', key: { places: 1 }, unique: true },
] as const satisfies readonly (IndexDescription & { readonly name: string })[]

interface Query {
  readonly filter: Filter<CommitDocument>
  readonly options?: FindOptions
}

const HEAD = { _id: 1, hash: 1 } as const
/** Where the streams of a commit end, without the data of its events. */
const TAILS = { 'appends.stream': 1, 'appends.fromVersion': 1, 'appends.events.eventId': 1 } as const

/** All queries. A test shows which index serves each of them. */
export const eventLogQueries = {
  head: () => ({ filter: {}, options: { sort: { _id: -1 }, limit: 1, projection: HEAD } }),
  hashAt: (position: number) => ({ filter: { _id: position }, options: { projection: HEAD } }),
  requests: (requestIds: readonly string[]) => ({ filter: { requestId: { $in: [...requestIds] } } }),
  /** The newest commits of these streams before a position. */
  newest: (streams: readonly string[], before: number) => ({
    filter: { 'appends.stream': { $in: [...streams] }, _id: { $lt: before } },
    options: { sort: { _id: -1 }, limit: streams.length, projection: TAILS, hint: 'stream' },
  }),
  /** The newest commit of a stream. */
  tail: (stream: string) => ({
    filter: { 'appends.stream': stream },
    options: { sort: { _id: -1 }, limit: 1, projection: TAILS, hint: 'stream' },
  }),
  /** The commits that hold events of these streams after these versions. */
  slices: (streams: readonly StreamFrom[], limit: number | undefined) => ({
    filter: {
      $or: streams.map(({ stream, afterVersion }) => ({
        places: {
          $elemMatch: {
            $gt: placeOf(stream, afterVersion),
            ...(limit === undefined ? { $lt: placeBeyond(stream) } : { $lte: placeOf(stream, afterVersion + limit) }),
          },
        },
      })),
    },
    options: { projection: { at: 1, actor: 1, appends: 1 } },
  }),
  page: (after: number, limit: number) => ({ filter: { _id: { $gt: after } }, options: { sort: { _id: 1 }, limit, batchSize: limit } }),
} as const satisfies Record<string, (...parameters: never[]) => Query>

/** Most request ids in one query. */
const MAX_REQUESTS = 1_000
/** Most streams in one query: the server merges up to 200 scans of an index without sorting. */
const MAX_STREAMS = 100
/** How often the newest commits of several streams are asked for, before each stream is asked for by itself. */
const MAX_NEWEST = 3
/** Characters of JSON in one insert. Documents are at most seven times as long, and a message holds 48 MB. */
const MAX_INSERT_LENGTH = 4_000_000

const inChunks = <Item>(items: readonly Item[], size: number): Item[][] => {
  const chunks: Item[][] = []
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size))
  return chunks
}

/** Divides commits into messages. */
const inMessages = (commits: readonly SealedCommit[]): SealedCommit[][] => {
  const messages: SealedCommit[][] = []
  let length = Infinity
  for (const sealed of commits) {
    length += sealed.json.length
    if (length > MAX_INSERT_LENGTH) {
      messages.push([])
      length = sealed.json.length
    }
    messages.at(-1)?.push(sealed)
  }
  return messages
}

const createMongoEventLog = (collection: Collection<CommitDocument>, close: () => Promise<void>): EventLog => {
  const find = ({ filter, options }: Query): Promise<CommitDocument[]> => reading(() => collection.find(filter, options).toArray())

  /** Whether the log holds the commit before. After a restore of an older copy the writer may remember a head that is gone. */
  const isContinued = async ({ position, previousHash }: Commit): Promise<boolean> => {
    if (position === 1) return previousHash === GENESIS.hash
    const [previous] = await find(eventLogQueries.hashAt(position - 1))
    return previous?.hash === previousHash
  }

  const insert = async (commits: readonly SealedCommit[]): Promise<InsertResult> => {
    const first = commits[0]?.commit
    if (first !== undefined && !(await isContinued(first))) return 'stale'
    let isBegun = false
    for (const message of inMessages(commits)) {
      try {
        // One command inserts in order, and stops at the first failure.
        await writing(() => collection.insertMany(message.map(toDocument), { ordered: true }))
        isBegun = true
      } catch (error) {
        if (isDuplicate(error)) return 'stale'
        // Earlier messages have taken effect, so the outcome is not "nothing".
        if (isBegun && error instanceof LogUnavailable) throw new Error(error.message, { cause: error })
        throw error
      }
    }
    return 'inserted'
  }

  const findTails = async (streams: readonly string[]): Promise<[string, StreamTail][]> => {
    const tails: [string, StreamTail][] = []
    const open = new Set(streams)
    const take = (documents: readonly CommitDocument[]): void => {
      for (const { stream, fromVersion, events } of documents.flatMap(({ appends }) => appends)) {
        const last = events.at(-1)
        if (last !== undefined && open.delete(stream))
          tails.push([stream, { version: fromVersion + events.length, lastEventId: last.eventId }])
      }
    }
    // Most streams are new, and the first query finds nothing. Else the newest commits hold the ends of most streams.
    let before = Number.MAX_SAFE_INTEGER
    for (let queries = 1; open.size > 0 && queries <= MAX_NEWEST; queries += 1) {
      const limit = open.size
      const newest = await find(eventLogQueries.newest([...open], before))
      take(newest)
      for (const { _id } of newest) before = _id
      if (newest.length < limit) return tails
    }
    // The rest have ended long ago, each somewhere else. A commit may extend several of them, so the newest counts first.
    const ends = (await Promise.all([...open].map((stream) => find(eventLogQueries.tail(stream))))).flat()
    take(ends.toSorted(({ _id: one }, { _id: other }) => other - one))
    return tails
  }

  const readSlices = async (streams: readonly StreamFrom[], limit: number | undefined): Promise<StreamSlice[]> => {
    const documents = await find(eventLogQueries.slices(streams, limit))
    const parts = documents.map(({ _id: position, at, actor: { id, kind }, appends }) => ({ position, at, actor: { id, kind }, appends }))
    const eventsOf = new Map<string, StreamSlice['events']>(streams.map(({ stream }) => [stream, []]))
    for (const { position, at, actor, appends } of parts.toSorted((one, other) => one.position - other.position)) {
      for (const { stream, fromVersion, events } of appends) {
        const found = eventsOf.get(stream)
        found?.push(...events.map((event, index) => ({ version: fromVersion + index + 1, position, at, actor, event: fromEvent(event) })))
      }
    }
    return streams.map(({ stream, afterVersion }) => {
      const after = eventsOf.get(stream)?.filter(({ version }) => version > afterVersion) ?? []
      return { stream, events: after.slice(0, limit) }
    })
  }

  return {
    head: async () => {
      const [last] = (await find(eventLogQueries.head())).map(({ _id: position, hash }) => ({ position, hash }))
      return last ?? GENESIS
    },
    insert,
    findRequests: async (requestIds) => {
      const found = await Promise.all(inChunks(requestIds, MAX_REQUESTS).map((chunk) => find(eventLogQueries.requests(chunk))))
      return new Map(found.flat().map((document) => [document.requestId, fromDocument(document)]))
    },
    streamTails: async (streams) => {
      const tails: [string, StreamTail][] = []
      // One after the other: the pool has fewer connections than there may be streams.
      for (const chunk of inChunks(streams, MAX_STREAMS)) tails.push(...(await findTails(chunk)))
      return new Map(tails)
    },
    readStreams: async (streams, limit) =>
      (await Promise.all(inChunks(streams, MAX_STREAMS).map((chunk) => readSlices(chunk, limit)))).flat(),
    readAll: async (after, limit) => (await find(eventLogQueries.page(after, limit))).map(fromDocument),
    close,
  }
}

/**
 * Opens the log in a MongoDB database, or makes a new one: collection `commits`.
 * @throws LogUnavailable if the server is away
 */
export const openMongoEventLog = async (url: string, options: MongoOptions = {}): Promise<EventLog> => {
  const client = createMongoClient(url, options)
  try {
    const collection = client.db(options.database).collection<CommitDocument>('commits')
    for (const { key, ...index } of eventLogIndexes) await writing(() => collection.createIndex(key, index))
    return createMongoEventLog(collection, () => client.close())
  } catch (error) {
    await client.close()
    throw error
  }
}
