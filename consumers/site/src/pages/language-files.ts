import { readFileSync } from 'node:fs'
import { preloadModule } from 'react-dom'
import type { Prefix } from './handler.ts'
import type { Language, Texts } from './languages.tsx'

interface LanguageFiles<Own extends Texts> {
  /** The file of each language, by its path. Its name is the code of the language. */
  readonly files: Readonly<Record<string, Own>>
  readonly openLanguage: (code: string, texts: Own) => Language<Own>
  /** The address under which the pages of a language stand. */
  readonly prefixOf: (code: string) => Prefix
  /** What Vite has written about the files that browsers load. Undefined while the site is developed. */
  readonly manifest: string | undefined
  /** Which texts are files of their own in the browser. Default: none. */
  readonly parts?: Readonly<Record<string, readonly (keyof Own)[]>>
}

/** The languages of a site: each file is one. */
export const createLanguageFiles = <Own extends Texts>({ files, openLanguage, prefixOf, manifest, parts = {} }: LanguageFiles<Own>) => {
  const built: Readonly<Record<string, { readonly file: string }>> =
    manifest === undefined ? {} : JSON.parse(readFileSync(manifest, 'utf8'))
  const builtFrom = (source: string): string | undefined => {
    const chunk = built[`app/languages/${source}`]
    return chunk && `/${chunk.file}`
  }

  /** The texts of a language. Whatever a page reads while it is rendered, the browser is told to load at once. */
  const preloading = (code: string, texts: Own): Own => {
    const fileOf = new Map<PropertyKey, string>()
    for (const [part, keys] of Object.entries(parts)) {
      const file = builtFrom(`${code}.ts?texts=${part}`)
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
    const code = file.slice(-5, -3)
    return openLanguage(code, preloading(code, texts))
  })
  const prefixes = languages.map(({ code }) => prefixOf(code))

  /** The language of the pages under a prefix. */
  const languageUnder = (basename: string | undefined): Language<Own> => {
    const found = languages.find(({ code }) => (prefixOf(code) || '/') === (basename ?? '/'))
    if (found === undefined) throw new Error(`no language has the prefix ${basename}`)
    return found
  }

  return {
    prefixes,
    /** What a visitor may choose from. `texts`: the file with those of every page, for the browser to load at once. */
    choices: languages.map(({ code, texts }) => ({ code, name: texts.name, prefix: prefixOf(code), texts: builtFrom(`${code}.ts`) })),
    languageUnder,
    /** The language of the page that a request is for. */
    languageOf: (request: Request): Language<Own> => {
      const { pathname } = new URL(request.url)
      return languageUnder(prefixes.find((prefix) => prefix !== '' && `${pathname}/`.replace('.data/', '/').startsWith(`${prefix}/`)))
    },
  }
}
