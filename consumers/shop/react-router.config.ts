import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '@react-router/dev/config'
import { transformWithOxc } from 'vite'
import { compressFiles } from '@souk/site/build/files'

export default {
  routeDiscovery: { mode: 'lazy', manifestPath: '/manifest' },
  buildEnd: async ({ reactRouterConfig }) => {
    const files = join(reactRouterConfig.buildDirectory, 'client')
    await compressFiles(files)
    const source = await readFile(join(import.meta.dirname, 'worker/worker.ts'), 'utf8')
    const worker = await transformWithOxc(source, 'worker.ts')
    await writeFile(join(files, 'worker.js'), worker.code)
  },
} satisfies Config
