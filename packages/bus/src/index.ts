export * from './bus.ts'
export * from './clock.ts'
export * from './in-process.ts'
export * from './pending-requests.ts'
