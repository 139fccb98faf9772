import type { SiteDefinition } from '@souk/site'

export const site: SiteDefinition = {
  name: 'admin',
  folder: new URL('..', import.meta.url),
  port: 8087,
  internalPort: 9097,
  cookiePrefix: 'souk-admin',
}
