export * from './mongodb.ts'
export * from './samples.ts'
export * from './test-log.ts'
