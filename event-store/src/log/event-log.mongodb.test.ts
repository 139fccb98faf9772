import { describe } from 'vitest'
import { testDatabase } from '../../testing/mongodb.ts'
import type { LogStorage } from '../../testing/samples.ts'
import { describeWriter } from '../write/writer.contract.ts'
import { describeEventLog } from './event-log.contract.ts'
import { openMongoEventLog } from './event-log.mongodb.ts'

const mongoUrl = process.env['MONGODB_URL'] ?? ''

const createStorage = async (): Promise<LogStorage> => {
  const database = testDatabase(mongoUrl)
  return { open: () => openMongoEventLog(mongoUrl, { database: database.name }), destroy: database.drop }
}

describe.skipIf(mongoUrl === '')('on a server', () => {
  describeEventLog('MongoDB', createStorage)
  describeWriter('MongoDB', createStorage)
})
