import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a page of another site has sent a request. Old browsers and plain http do not say `Sec-Fetch-Site`, so the hosts are compared too.
 * The port does not count: a proxy may leave it out of `Host`.
 */
export const isForeign = ({ host = '', origin, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean => {
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return true
  if (origin === undefined) return false
  return !URL.canParse(origin) || !URL.canParse(`http://${host}`) || new URL(origin).hostname !== new URL(`http://${host}`).hostname
}
