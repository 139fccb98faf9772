export * from './gateway.ts'
export { loopbackNames } from './hosts.ts'
export * from './routing-table.ts'
export { gatewayConfigFrom, gatewaySettings, type GatewayConfig } from './settings.ts'
