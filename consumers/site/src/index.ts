export type { Cookies } from './cookies.ts'
export { SessionEnded, type Customer, type Session } from './session.ts'
export { buildSite, type SiteParts } from './site.ts'
export type { Pages, Visit } from './visit.ts'
