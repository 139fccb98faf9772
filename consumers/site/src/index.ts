export type { Cookies } from './cookies.ts'
export { buildSite, type SiteParts } from './site.ts'
export type { Pages, Visit } from './visit.ts'
