import { serviceNames, type ServiceName } from '@souk/contracts'

/** One application behind the gateway. */
export interface Route {
  /** `/customer/…` reaches the service as `/…`. */
  readonly prefix: string
  readonly service: ServiceName | 'event-store'
}

/** The one table that every gateway of the shop is made from. What is not in it is not reachable. */
export const routingTable: readonly Route[] = [...serviceNames, 'event-store' as const].map((service) => ({
  prefix: `/${service}`,
  service,
}))

/** Longest body that passes, in bytes. */
export const MAX_BODY_BYTES = 256 * 1024

/** The rest of the path behind a prefix, with the query: `/customer/customers?limit=1` → `/customers?limit=1`. */
export const withoutPrefix = (prefix: string, url: string): string => {
  const rest = url.slice(prefix.length)
  return rest.startsWith('/') ? rest : `/${rest}`
}
