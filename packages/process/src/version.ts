import { readFileSync } from 'node:fs'

// All packages of the repository have the same version.
const manifest: { readonly version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

/** The version of this code. */
export const VERSION = manifest.version
