import { createLanguages } from '@souk/site/pages'
import type { Texts } from './texts.ts'

/** What the pages read their texts and formats with. */
export const { LanguageProvider, openLanguage, useLanguage } = createLanguages<Texts>()
