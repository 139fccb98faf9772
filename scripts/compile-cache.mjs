// Loaded before all else (`node --import`): what has been compiled once, and rid of its types, need not be at the next start.
// It keeps what the program compiled until it ended; where the folder cannot be written, nothing changes.
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/souk', import.meta.url)))
