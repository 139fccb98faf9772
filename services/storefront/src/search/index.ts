export * from './product-search.ts'
export { openProductSearch } from './search.sqlite.ts'
