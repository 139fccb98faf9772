export * from './gateway.ts'
export { HOST_NAME } from './hosts.ts'
export * from './routing-table.ts'
