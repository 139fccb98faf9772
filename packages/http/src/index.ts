export * from './app.ts'
export * from './cursor.ts'
export * from './etag.ts'
