import { gunzipSync, gzipSync } from 'node:zlib'
import { data } from 'react-router'
import { everyItem, valueOf, type SoukClient } from '@souk/client'
import { visitOf, type Context } from '@souk/site/pages/server'
import { prefixes } from '../languages/all.server.ts'

/** Addresses in one file, and for how long the files are kept. */
const MOST = 50_000
const KEPT_MS = 60 * 60 * 1_000

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

/** The pages of the catalogue. */
const pathsOf = async (shop: SoukClient): Promise<string[]> => {
  const { categories } = await valueOf(shop.getStorefrontHome())
  const products = await everyItem((query) => valueOf(shop.listProducts({ query: { ...query, status: 'active' } })))
  return ['/', '/search', ...categories.map(({ slug }) => `/c/${slug}`), ...products.map(({ slug }) => `/p/${slug}`)]
}

interface Kept {
  readonly until: number
  /** Compressed, because those of a million products are large. */
  readonly files: Promise<readonly Buffer[]>
}

const kept = new Map<string, Kept>()

/** The files for one site. They are made once in an hour, because that reads the whole catalogue. */
const sitemaps = (shop: SoukClient, address: string, now: number): Promise<readonly Buffer[]> => {
  const before = kept.get(address)
  if (before !== undefined && now < before.until) return before.files
  const files = pathsOf(shop).then((paths) => sitemapsOf(address, prefixes, paths).map((file) => gzipSync(file)))
  kept.set(address, { until: now + KEPT_MS, files })
  files.catch(() => kept.delete(address))
  return files
}

/** @param number  of a further file. 0: the first one */
export const loadSitemap = async (context: Context, number: number): Promise<Response> => {
  const { shop, address } = visitOf(context)
  const file = (await sitemaps(shop, address, Date.now()))[number]
  if (file === undefined) throw data(null, 404)
  return new Response(gunzipSync(file).toString(), {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
}

/** What search engines need not look at: pages of one visitor. */
const PRIVATE = ['/cart', '/orders', '/account', '/log-in', '/register']

export const robotsOf = (address: string): string =>
  [
    'User-agent: *',
    ...prefixes.flatMap((prefix) => PRIVATE.map((path) => `Disallow: ${prefix}${path}`)),
    '',
    `Sitemap: ${address}/sitemap.xml`,
    '',
  ].join('\n')

export const loadRobots = (context: Context): Response =>
  new Response(robotsOf(visitOf(context).address), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
