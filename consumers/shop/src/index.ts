import { buildBuiltSite, type BuiltSiteParts } from '@souk/site'
import { site } from './site.ts'

/** The application of the shop. */
export const buildShop = (parts: BuiltSiteParts) => buildBuiltSite(site, parts)
