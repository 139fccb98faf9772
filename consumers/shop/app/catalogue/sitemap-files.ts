// What the site tells search engines: https://www.sitemaps.org/protocol.html

/** Addresses in one file. */
const MOST = 50_000

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

const urlSet = (addresses: readonly string[]): string =>
  `${HEAD}<urlset ${NAMESPACE}>\n${addresses.map((address) => `<url><loc>${escapeXml(address)}</loc></url>\n`).join('')}</urlset>\n`

const indexOf = (files: readonly string[]): string =>
  `${HEAD}<sitemapindex ${NAMESPACE}>\n${files.map((file) => `<sitemap><loc>${escapeXml(file)}</loc></sitemap>\n`).join('')}</sitemapindex>\n`

/** The files: the one that search engines ask for comes first. If that is full, it names the others. */
export const sitemapsOf = (address: string, prefixes: readonly string[], paths: readonly string[], most = MOST): readonly string[] => {
  const addresses = prefixes.flatMap((prefix) => paths.map((path) => `${address}${prefix}${path === '/' && prefix !== '' ? '' : path}`))
  if (addresses.length <= most) return [urlSet(addresses)]
  const files = Array.from({ length: Math.ceil(addresses.length / most) }, (_, index) =>
    urlSet(addresses.slice(index * most, (index + 1) * most)),
  )
  return [indexOf(files.map((_, index) => `${address}/sitemaps/${index + 1}.xml`)), ...files]
}

/** What search engines need not look at: pages of one visitor. */
const PRIVATE = ['/cart', '/orders', '/account', '/log-in', '/register']

export const robotsOf = (address: string, prefixes: readonly string[]): string =>
  [
    'User-agent: *',
    ...prefixes.flatMap((prefix) => PRIVATE.map((path) => `Disallow: ${prefix}${path}`)),
    '',
    `Sitemap: ${address}/sitemap.xml`,
    '',
  ].join('\n')
