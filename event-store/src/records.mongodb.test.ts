import { describe } from 'vitest'
import { describeRecords, type RecordsStorage } from './records.contract.ts'
import { openMongoRecords } from './records.mongodb.ts'
import { testDatabase } from './test-mongodb.ts'

const mongoUrl = process.env['MONGODB_URL'] ?? ''

const createStorage = async (): Promise<RecordsStorage> => {
  const database = testDatabase(mongoUrl)
  return { open: () => openMongoRecords(mongoUrl, { database: database.name }), destroy: database.drop }
}

describe.skipIf(mongoUrl === '')('on a server', () => {
  describeRecords('MongoDB', createStorage)
})
