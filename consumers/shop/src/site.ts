import type { SiteDefinition } from '@souk/site'

export const site: SiteDefinition = {
  name: 'shop',
  folder: new URL('..', import.meta.url),
  port: 8086,
  internalPort: 9096,
  cookiePrefix: 'souk',
}
