import { showPages } from '@souk/site/pages/browser'
import { LanguageProvider, openLanguage } from './languages/language.ts'
import type { Texts } from './languages/texts.ts'

const files = import.meta.glob<Texts>('./languages/??.ts', { import: 'texts' })

await showPages(files, (page, code, texts) => <LanguageProvider language={openLanguage(code, texts)}>{page}</LanguageProvider>)
