import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a page of another site has sent a request. Old browsers and plain http do not say `Sec-Fetch-Site`, so the hosts are compared too.
 * A proxy may leave the port out of `Host`: then it does not count.
 */
export const isForeign = ({ host = '', origin, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean => {
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return true
  if (origin === undefined) return false
  if (!URL.canParse(origin)) return true
  const sender = new URL(origin)
  // Of the same scheme, so that both leave out the same default port.
  const asked = `${sender.protocol}//${host}`
  if (!URL.canParse(asked)) return true
  const { hostname, port } = new URL(asked)
  return sender.hostname !== hostname || (/:\d+$/.test(host) && sender.port !== port)
}
