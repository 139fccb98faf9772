import { MongoClient } from 'mongodb'
import type { Commit } from '@souk/log-protocol'
import { openRawLog } from './raw-log.ts'

/** A log that the bare driver writes, on SQLite or MongoDB. */
export interface BareLog {
  /** @returns a task that inserts the commits with one durable write */
  prepare(commits: readonly Commit[]): () => Promise<void>
  /** Closes the log. On MongoDB, also removes it. */
  close(): Promise<void>
}

/** Uses the same documents and indexes as the event log. */
export const openBareMongo = async (url: string): Promise<BareLog> => {
  const client = new MongoClient(url, { writeConcern: { w: 'majority', journal: true }, retryWrites: false })
  const collection = client.db().collection<{ _id: number }>('bare')
  await collection.createIndex({ requestId: 1 }, { unique: true })
  await collection.createIndex({ 'appends.stream': 1, _id: 1 })
  await collection.createIndex({ places: 1 }, { unique: true })
  return {
    prepare: (commits) => {
      const documents = commits.map(({ position, ...commit }) => ({
        _id: position,
        ...commit,
        places: commit.appends.flatMap(({ stream, fromVersion, events }) =>
          events.map((_, index) => `${stream}@${String(fromVersion + index + 1).padStart(10, '0')}`),
        ),
      }))
      return async () => void (await collection.insertMany(documents, { ordered: true }))
    },
    close: async () => {
      await collection.drop()
      await client.close()
    },
  }
}

export const openBareSqliteLog = (file: string): BareLog => {
  const raw = openRawLog(file)
  return {
    prepare: (commits) => {
      const rows = raw.prepare(commits)
      return async () => raw.insert(rows)
    },
    close: async () => raw.close(),
  }
}
