import { createContext, use, type ReactNode } from 'react'
import { createFormats, type Formats } from './formats.ts'

/** What the file of a language holds. */
export interface Texts {
  /** Its name in itself. */
  readonly name: string
  /** How numbers, dates and money are written, such as `en-GB`. */
  readonly locale: string
}

/** The language of a page. */
export interface Language<Own extends Texts> {
  /** As it stands in addresses and in `lang`. */
  readonly code: string
  readonly texts: Own
  readonly formats: Formats
}

/** Makes what the pages of a site read their texts with. */
export const createLanguages = <Own extends Texts>() => {
  const Context = createContext<Language<Own> | undefined>(undefined)
  return {
    openLanguage: (code: string, texts: Own): Language<Own> => ({ code, texts, formats: createFormats(texts.locale) }),
    LanguageProvider: ({ language, children }: { readonly language: Language<Own>; readonly children: ReactNode }) => (
      <Context value={language}>{children}</Context>
    ),
    useLanguage: (): Language<Own> => {
      const language = use(Context)
      if (language === undefined) throw new Error('a page is rendered without a language')
      return language
    },
  }
}
