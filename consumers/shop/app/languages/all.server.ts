import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { preloadModule } from 'react-dom'
import { openLanguage } from './language.ts'
import { parts } from './parts.ts'
import { prefixOf } from './prefix.ts'
import type { Texts } from './texts.ts'

/** Each file with a name of two letters is a language. */
const files = import.meta.glob<Texts>('./??.ts', { eager: true, import: 'texts' })

const manifest = (): Readonly<Record<string, { readonly file: string }>> =>
  // Vite writes it beside the files that browsers load.
  import.meta.env.PROD ? JSON.parse(readFileSync(join(import.meta.dirname, '../client/.vite/manifest.json'), 'utf8')) : {}

const built = manifest()

/**
 * The file with the texts of a language, for the browser to load at once. Undefined while the shop is developed.
 * @param part  that of a part. Default: the texts of every page
 */
export const textsFile = (code: string, part?: string): string | undefined => {
  const chunk = built[`app/languages/${code}.ts${part === undefined ? '' : `?texts=${part}`}`]
  return chunk && `/${chunk.file}`
}

/** The texts of a language. Whatever a page reads while it is rendered, the browser is told to load at once. */
const preloading = (code: string, texts: Texts): Texts => {
  const fileOf = new Map<PropertyKey, string>()
  for (const [part, keys] of Object.entries(parts)) {
    const file = textsFile(code, part)
    if (file !== undefined) for (const key of keys) fileOf.set(key, file)
  }
  return new Proxy(texts, {
    get: (all, key, receiver) => {
      const file = fileOf.get(key)
      if (file !== undefined) preloadModule(file, { as: 'script' })
      return Reflect.get(all, key, receiver)
    },
  })
}

const languages = Object.entries(files).map(([file, texts]) => {
  const code = file.slice(2, 4)
  return openLanguage(code, preloading(code, texts))
})

export const prefixes = languages.map(({ code }) => prefixOf(code))

/** What a visitor may choose from. */
export const choices = languages.map(({ code, texts }) => ({ code, name: texts.name, prefix: prefixOf(code) }))

/** The language of the pages under a prefix. */
export const languageUnder = (basename: string | undefined) => {
  const found = languages.find(({ code }) => (prefixOf(code) || '/') === (basename ?? '/'))
  if (found === undefined) throw new Error(`no language has the prefix ${basename}`)
  return found
}

/** The language of the page that a request is for. */
export const languageOf = (request: Request) => {
  const { pathname } = new URL(request.url)
  return languageUnder(prefixes.find((prefix) => prefix !== '' && `${pathname}/`.replace('.data/', '/').startsWith(`${prefix}/`)))
}
