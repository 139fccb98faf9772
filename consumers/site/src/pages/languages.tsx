import { createContext, use, useMemo, type ReactNode } from 'react'
import { createFormats, createTimeFormats, type Formats } from './formats.ts'

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
    /** `zone`: the time zone of the reader, if it is known. */
    LanguageProvider: ({
      language,
      zone,
      children,
    }: {
      readonly language: Language<Own>
      readonly zone?: string | undefined
      readonly children: ReactNode
    }) => {
      const { formats, texts } = language
      const own = useMemo(
        () =>
          zone === undefined || zone === formats.zone
            ? language
            : { ...language, formats: { ...formats, ...createTimeFormats(texts.locale, zone) } },
        [language, formats, texts, zone],
      )
      return <Context value={own}>{children}</Context>
    },
    useLanguage: (): Language<Own> => {
      const language = use(Context)
      if (language === undefined) throw new Error('a page is rendered without a language')
      return language
    },
  }
}
