export * from './app.ts'
export { MAX_COST, MAX_DEPTH } from './costs.ts'
export { MAX_TOKENS } from './documents.ts'
export { printedSchema } from './schema.ts'
