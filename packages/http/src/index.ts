export * from './app.ts'
export * from './cursor.ts'
export * from './etag.ts'
export type { Logger } from './logger.ts'
