import { gunzipSync, gzipSync } from 'node:zlib'
import { data } from 'react-router'
import { everyItem, valueOf, type SoukClient } from '@souk/client'
import { visitOf, type Context } from '@souk/site/pages/server'
import { prefixes } from '../languages/all.server.ts'
import { robotsOf, sitemapsOf } from './sitemap-files.ts'

/** For how long the files are kept. */
const KEPT_MS = 60 * 60 * 1_000

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

export const loadRobots = (context: Context): Response =>
  new Response(robotsOf(visitOf(context).address, prefixes), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
