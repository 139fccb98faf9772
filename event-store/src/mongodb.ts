export { openMongoEventLog } from './log/event-log.mongodb.ts'
export type { MongoOptions } from './storage/mongodb-client.ts'
export { openMongoState } from './state/state.mongodb.ts'
export { openMongoStorage, type MongoStorageOptions } from './storage/storage.mongodb.ts'
