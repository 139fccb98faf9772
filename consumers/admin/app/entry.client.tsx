import { showPages } from '@souk/site/pages/browser'
import { LanguageProvider, openLanguage } from './languages/language.ts'
import type { Texts } from './languages/texts.ts'

const files = import.meta.glob<Texts>('./languages/??.ts', { import: 'texts' })

// Nothing waits for it: the file with the texts may need the one that this module is in.
void showPages(files, (page, code, texts) => <LanguageProvider language={openLanguage(code, texts)}>{page}</LanguageProvider>)
