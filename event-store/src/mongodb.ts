export { openMongoEventLog } from './log/event-log.mongodb.ts'
export type { MongoOptions } from './storage/mongodb-client.ts'
export { openMongoRecords } from './state/records.mongodb.ts'
