import { join } from 'node:path'
import type { Config } from '@react-router/dev/config'
import { compressFiles } from '@souk/site/build/files'

export default {
  routeDiscovery: { mode: 'lazy', manifestPath: '/manifest' },
  buildEnd: ({ reactRouterConfig }) => compressFiles(join(reactRouterConfig.buildDirectory, 'client')),
} satisfies Config
