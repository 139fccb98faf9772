import { buildBuiltSite, type BuiltSiteParts } from '@souk/site'
import { site } from './site.ts'

/** The application of the manager site. */
export const buildAdmin = (parts: BuiltSiteParts) => buildBuiltSite(site, parts)
