import { fileURLToPath } from 'node:url'
import type { App } from '@souk/http'
import type { SiteDefinition } from './definition.ts'
import { buildSite, type SiteParts } from './site.ts'
import type { Pages } from './visit.ts'

/** Where its process gets the rest from. */
export type BuiltSiteParts = Omit<SiteParts, 'pages' | 'files' | 'cookiePrefix' | 'takingFiles'>

/** The pages that a module has exported. */
export const pagesOf = ({ pages }: Readonly<Record<string, unknown>>): Pages => {
  const isPages = (value: unknown): value is Pages => typeof value === 'function'
  if (!isPages(pages)) throw new TypeError('the module has no pages')
  return pages
}

/** The application of a site, with the pages that have been built. */
export const buildBuiltSite = async ({ folder, cookiePrefix, takingFiles }: SiteDefinition, parts: BuiltSiteParts): Promise<App> => {
  const build = new URL('build/', folder)
  return buildSite({
    ...parts,
    cookiePrefix,
    takingFiles,
    pages: pagesOf(await import(new URL('server/index.js', build).href)),
    files: fileURLToPath(new URL('client', build)),
  })
}
