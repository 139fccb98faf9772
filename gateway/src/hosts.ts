/** The names by which a machine reaches itself. A gateway always goes by them. */
export const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** The name in a host with or without a port: lower case, without the final dot. Undefined if it is none. */
const nameIn = (host: string): string | undefined => /^(\[[^\]]*\]|[^:]+?)\.?(?::\d*)?$/.exec(host)?.[1]?.toLowerCase()

/** How often a request has the header `Host`. Node keeps the first and drops the others without a word. */
export const hostsIn = ({ rawHeaders }: { readonly rawHeaders: readonly string[] }): number =>
  rawHeaders.filter((text, index) => index % 2 === 0 && text.length === 4 && text.toLowerCase() === 'host').length

/** Methods that change nothing (RFC 9110, 9.2.1). */
export const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE']

/** What a browser says of a request without `Origin` if no other site had it sent. Empty: it is no browser. */
export const ownFetchSites: readonly string[] = ['', 'none', 'same-origin']

interface RequestHead {
  readonly method?: string | undefined
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/**
 * What the gateway asks of a request before it looks at its path. The shop goes by loopback names, by those in `hosts`,
 * and by the addresses on which it listens, which an operator has chosen.
 * - A foreign name in `Host` is that of a page that points its own name at this machine (DNS rebinding).
 * - A foreign `Origin` is that of a page that sends forms to this machine. It may read nothing, so only what could change something is refused.
 *   Pages of `origins` may do what the shop's own pages may do.
 */
export const createHostCheck = (
  hosts: readonly string[],
  { origins = [], listening = () => [] }: { readonly origins?: readonly string[]; readonly listening?: () => readonly string[] } = {},
) => {
  const names = new Set([...loopbackNames, ...hosts.map((host) => host.toLowerCase())])
  const isKnown = (host: string | undefined): boolean => {
    const name = nameIn(host ?? '')
    return name !== undefined && (names.has(name) || listening().includes(name))
  }
  return {
    isForHost: ({ headers: { host } }: RequestHead): boolean => typeof host === 'string' && isKnown(host),
    isForeign: ({ method = '', headers: { origin, 'sec-fetch-site': site = '' } }: RequestHead): boolean => {
      if (safeMethods.includes(method)) return false
      if (typeof origin !== 'string' || origin === '') return !ownFetchSites.includes(String(site))
      return !origins.includes(origin) && !isKnown(/^https?:\/\/(.+)$/i.exec(origin)?.[1])
    },
  }
}
