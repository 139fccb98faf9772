// Loaded before the program (`node --import`). Keeps compiled code for the next start, so that starts are faster.
// The cache is written when the program ends. If its folder is not writable, the program runs without a cache.
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/souk', import.meta.url)))
