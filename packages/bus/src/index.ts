export * from './bus.ts'
export * from './in-process.ts'
export * from './pending-requests.ts'
export * from './settings.ts'
