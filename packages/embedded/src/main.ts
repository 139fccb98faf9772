import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Before all else is loaded, for then it is compiled once and not at every start. Where the folder cannot be written, nothing changes.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/souk', import.meta.url)))

await import('./run.ts')
