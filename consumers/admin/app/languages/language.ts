import { createLanguages } from '@souk/site/pages'
import { officeFormats } from './office-formats.ts'
import type { Texts } from './texts.ts'

const { LanguageProvider, openLanguage, useLanguage: useShared } = createLanguages<Texts>()

export { LanguageProvider, openLanguage }

/** What the pages read their texts and formats with. */
export const useLanguage = () => {
  const { formats, ...language } = useShared()
  return { ...language, formats: { ...formats, ...officeFormats(language.texts.locale) } }
}
