import { fileURLToPath } from 'node:url'
import { buildSite, type Pages, type SiteParts } from '@souk/site'

const build = new URL('../build/', import.meta.url)

/** Whether a module has exported pages. */
export const isPages = (value: unknown): value is Pages => typeof value === 'function'

/** Loads the pages, which `scripts/setup.mjs` has built. */
const loadPages = async (): Promise<Pages> => {
  const { pages }: Readonly<Record<string, unknown>> = await import(new URL('server/index.js', build).href)
  if (!isPages(pages)) throw new TypeError('the build of the shop has no pages')
  return pages
}

/** The application of the shop. */
export const buildShop = async (parts: Omit<SiteParts, 'pages' | 'files'>) =>
  buildSite({ ...parts, pages: await loadPages(), files: fileURLToPath(new URL('client', build)) })
