import { MongoClient } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/mongodb.ts'
import { describeRecords, type RecordsStorage } from './records.contract.ts'
import { openMongoRecords } from './records.mongodb.ts'

const mongoUrl = process.env['MONGODB_URL'] ?? ''

const createStorage = async (): Promise<RecordsStorage> => {
  const database = testDatabase(mongoUrl)
  return { open: () => openMongoRecords(mongoUrl, { database: database.name }), destroy: database.drop }
}

describe.skipIf(mongoUrl === '')('on a server', () => {
  describeRecords('MongoDB', createStorage)

  it('keep nothing of a deleted key but the tombstone, however often two make and delete it at the same time', async () => {
    const database = testDatabase(mongoUrl)
    const [one, other] = [
      await openMongoRecords(mongoUrl, { database: database.name }),
      await openMongoRecords(mongoUrl, { database: database.name }),
    ]
    const subjects = Array.from({ length: 10 }, (_, number) => `customer-${number}`)
    await Promise.all(subjects.flatMap((subject) => [one.createKey(subject), other.deleteKey(subject), other.createKey(subject)]))
    const client = new MongoClient(mongoUrl)
    expect(await client.db(database.name).collection<{ _id: string }>('keys').find().sort({ _id: 1 }).toArray()).toEqual(
      subjects.map((subject) => ({ _id: subject })),
    )
    await Promise.all([one.close(), other.close(), client.close()])
    await database.drop()
  })
})
