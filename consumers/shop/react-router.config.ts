import { glob, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Config } from '@react-router/dev/config'
import { transformWithOxc } from 'vite'

/** Compresses the files that browsers load once, so that no server does. */
const compressFiles = async (folder: string): Promise<void> => {
  for await (const file of glob(`${folder}/assets/*.{js,css,svg}`)) {
    const content = await readFile(file)
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content))
  }
}

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
