export * from './gateway.ts'
export { HOST_NAME, loopbackNames } from './hosts.ts'
export * from './routing-table.ts'
