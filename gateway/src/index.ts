export * from './gateway.ts'
export * from './routing-table.ts'
