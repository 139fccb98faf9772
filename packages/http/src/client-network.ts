import ipaddr from 'ipaddr.js'

/** The beginnings of addresses of this machine, also for nginx. */
export const LOOPBACK = String.raw`127\.|::1$`

const loopback = new RegExp(`^(?:${LOOPBACK})`)

/**
 * Whose requests are counted together: an address of IPv4, or a network of IPv6 (/64), because who has one address there has them all.
 * All spellings of an address give the same. nginx takes the network from the bytes of the address.
 */
export const networkOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return address
  // IPv4 inside IPv6 (`::ffff:192.0.2.7`) is IPv4.
  const parsed = ipaddr.process(address)
  return parsed instanceof ipaddr.IPv6
    ? parsed.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')
    : parsed.toString()
}

export const isLoopback = (address: string): boolean => loopback.test(address)
