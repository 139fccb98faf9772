import { serviceNames, type ServiceName } from '@souk/contracts'

/** One application behind the gateway. */
export interface Route {
  /** `/customer/…` reaches the service as `/…`. */
  readonly prefix: string
  readonly service: ServiceName | 'event-store'
}

/** Every gateway is made from this table. Paths outside it are not reachable. */
export const routingTable: readonly Route[] = [...serviceNames, 'event-store' as const].map((service) => ({
  prefix: `/${service}`,
  service,
}))

/** Longest body that a gateway passes on, in bytes. */
export const MAX_BODY_BYTES = 256 * 1024

/** Removes the prefix from a path with a query: `/customer/customers?limit=1` → `/customers?limit=1`. */
export const withoutPrefix = (prefix: string, url: string): string => {
  const rest = url.slice(prefix.length)
  return rest.startsWith('/') ? rest : `/${rest}`
}
