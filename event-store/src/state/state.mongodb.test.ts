import { MongoClient } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/mongodb.ts'
import { describeState, type StateStorage } from './state.contract.ts'
import { openMongoState } from './state.mongodb.ts'

const mongoUrl = process.env['MONGODB_URL'] ?? ''

const createStorage = async (): Promise<StateStorage> => {
  const database = testDatabase(mongoUrl)
  return { open: () => openMongoState(mongoUrl, { database: database.name }), destroy: database.drop }
}

describe.skipIf(mongoUrl === '')('on a server', () => {
  describeState('MongoDB', createStorage)

  it('keeps only the tombstone of a deleted key, even if two make and delete it at the same time', async () => {
    const database = testDatabase(mongoUrl)
    const [one, other] = [
      await openMongoState(mongoUrl, { database: database.name }),
      await openMongoState(mongoUrl, { database: database.name }),
    ]
    const subjects = Array.from({ length: 10 }, (_, number) => `customer-${number}`)
    await Promise.all(subjects.flatMap((subject) => [one.keys.create(subject), other.keys.delete(subject), other.keys.create(subject)]))
    const client = new MongoClient(mongoUrl)
    expect(await client.db(database.name).collection<{ _id: string }>('keys').find().sort({ _id: 1 }).toArray()).toEqual(
      subjects.map((subject) => ({ _id: subject })),
    )
    await Promise.all([one.close(), other.close(), client.close()])
    await database.drop()
  })
})
