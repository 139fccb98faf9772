import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLanguage } from './language.ts'
import { prefixOf } from './prefix.ts'
import type { Texts } from './texts.ts'

/** Each file with a name of two letters is a language. */
const files = import.meta.glob<Texts>('./??.ts', { eager: true, import: 'texts' })

const languages = Object.entries(files).map(([file, texts]) => openLanguage(file.slice(2, 4), texts))

export const prefixes = languages.map(({ code }) => prefixOf(code))

/** What a visitor may choose from. */
export const choices = languages.map(({ code, texts }) => ({ code, name: texts.name, prefix: prefixOf(code) }))

/** The language of the pages under a prefix. */
export const languageUnder = (basename: string | undefined) => {
  const found = languages.find(({ code }) => (prefixOf(code) || '/') === (basename ?? '/'))
  if (found === undefined) throw new Error(`no language has the prefix ${basename}`)
  return found
}

const manifest = (): Readonly<Record<string, { readonly file: string }>> =>
  // Vite writes it beside the files that browsers load.
  import.meta.env.PROD ? JSON.parse(readFileSync(join(import.meta.dirname, '../client/.vite/manifest.json'), 'utf8')) : {}

const built = manifest()

/** The file with the texts of a language, for the browser to load at once. Undefined while the shop is developed. */
export const textsFile = (code: string): string | undefined => {
  const chunk = built[`app/languages/${code}.ts`]
  return chunk && `/${chunk.file}`
}

/** The language of the page that a request is for. */
export const languageOf = (request: Request) => {
  const { pathname } = new URL(request.url)
  return languageUnder(prefixes.find((prefix) => prefix !== '' && `${pathname}/`.replace('.data/', '/').startsWith(`${prefix}/`)))
}
