import type { SiteDefinition } from '@souk/site'

const MIB = 1024 * 1024

export const site: SiteDefinition = {
  name: 'admin',
  folder: new URL('..', import.meta.url),
  port: 8087,
  internalPort: 9097,
  cookiePrefix: 'souk-admin',
  takingFiles: {
    '/products/import': 32 * MIB,
    // A picture may have 5 MB.
    '/products/:productId/picture': 6 * MIB,
    '/products/import/part': 8 * MIB,
  },
}
