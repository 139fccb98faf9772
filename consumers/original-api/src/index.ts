export * from './app.ts'
export type { OriginalApiMode } from './settings.ts'
