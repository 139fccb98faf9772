const LOOPBACK = String.raw`127\.|::1$`
const HALF_OF_IPV6 = '((?:[0-9a-f]{1,4}:){4}|[0-9a-f:]*::)'

/** Patterns of addresses, also for nginx. */
export const addressPatterns = { loopback: LOOPBACK, network: HALF_OF_IPV6 } as const

const loopback = new RegExp(`^(?:${LOOPBACK})`)
const network = new RegExp(`^${HALF_OF_IPV6}`, 'i')

/** Whose requests are counted together: an address, or a network of IPv6 (/64), because who has one address there has them all. */
export const networkOf = (address: string): string => network.exec(address)?.[1] ?? address

export const isLoopback = (address: string): boolean => loopback.test(address)
