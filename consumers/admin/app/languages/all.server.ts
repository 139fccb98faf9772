import { join } from 'node:path'
import { createLanguageFiles } from '@souk/site/pages/server'
import { openLanguage } from './language.ts'
import { parts } from './parts.ts'
import { prefixOf } from './prefix.ts'
import type { Texts } from './texts.ts'

/** Each file with a name of two letters is a language. */
const files = import.meta.glob<Texts>('./??.ts', { eager: true, import: 'texts' })

// Vite writes it beside the files that browsers load.
const manifest = import.meta.env.PROD ? join(import.meta.dirname, '../client/.vite/manifest.json') : undefined

export const { prefixes, choices, languageUnder, languageOf } = createLanguageFiles({ files, openLanguage, prefixOf, manifest, parts })
