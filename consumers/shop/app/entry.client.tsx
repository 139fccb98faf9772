import { showPages } from '@souk/site/pages/browser'
import { LanguageProvider, openLanguage } from './languages/language.ts'
import type { Texts } from './languages/texts.ts'

const files = import.meta.glob<Texts>('./languages/??.ts', { import: 'texts' })

// Not when the page has loaded: that has happened by now.
if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/worker.js')

await showPages(files, (page, { code, texts, zone }) => (
  <LanguageProvider language={openLanguage(code, texts)} zone={zone}>
    {page}
  </LanguageProvider>
))
