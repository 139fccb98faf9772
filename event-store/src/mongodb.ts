export { openMongoEventLog } from './event-log.mongodb.ts'
export type { MongoOptions } from './mongodb-client.ts'
export { openMongoRecords } from './records.mongodb.ts'
