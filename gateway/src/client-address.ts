import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Addresses and networks (`10.0.0.0/8`). @throws if one of them is neither */
export const networksOf = (list: readonly string[]): BlockList => {
  const networks = new BlockList()
  for (const one of list) {
    const [address = '', bits] = one.split('/')
    if (bits === undefined) networks.addAddress(address, familyOf(address))
    else networks.addSubnet(address, Number(bits), familyOf(address))
  }
  return networks
}

/** An address without what proxies and Node add to it: a port, brackets, `::ffff:` before one of IPv4. */
const bare = (text: string): string =>
  text
    .trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')

/**
 * Makes a function that finds the address of the client behind proxies. Each proxy adds the address of its own client at the end of
 * `X-Forwarded-For`, and anybody can send such a header: so it is read from its end, and only as far as trusted proxies have written it.
 * @param proxies  addresses and networks of the proxies that are trusted
 */
export const createClientAddress = (proxies: readonly string[]) => {
  const trusted = networksOf(proxies)
  return ({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): string => {
    const { remoteAddress = '' } = socket
    let address = remoteAddress.startsWith('::') ? bare(remoteAddress) : remoteAddress
    if (headers['x-forwarded-for'] === undefined) return address
    const forwarded = [headers['x-forwarded-for']].flat().join(',')
    for (const next of forwarded.split(',').map(bare).toReversed()) {
      if (isIP(next) === 0 || !trusted.check(address, familyOf(address))) break
      address = next
    }
    return address
  }
}
