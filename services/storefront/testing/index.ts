export * from './catalogues.ts'
export * from './open-search.ts'
