import type { ReactNode } from 'react'
import type { Language } from '@souk/site/pages'
import { showPages, useZone } from '@souk/site/pages/browser'
import { LanguageProvider, openLanguage } from './languages/language.ts'
import type { Texts } from './languages/texts.ts'

const files = import.meta.glob<Texts>('./languages/??.ts', { import: 'texts' })

/** The page in the language of the document and the time zone of the browser. */
const Local = ({ language, children }: { readonly language: Language<Texts>; readonly children: ReactNode }) => (
  <LanguageProvider language={language} zone={useZone('/zone')}>
    {children}
  </LanguageProvider>
)

// Not when the page has loaded: that has happened by now.
if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/worker.js')

// Nothing waits for it: the file with the texts may need the one that this module is in.
void showPages(files, (page, code, texts) => <Local language={openLanguage(code, texts)}>{page}</Local>)
