import { startTransition, StrictMode, type ReactNode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { useZone, type Language } from '@souk/site/pages'
import { LanguageProvider, openLanguage } from './languages/language.ts'
import type { Texts } from './languages/texts.ts'

/** Only the texts of the language in use are loaded. */
const files = import.meta.glob<Texts>('./languages/??.ts', { import: 'texts' })

/** The page in the language of the document and the time zone of the browser. */
const Local = ({ language, children }: { readonly language: Language<Texts>; readonly children: ReactNode }) => (
  <LanguageProvider language={language} zone={useZone('/zone')}>
    {children}
  </LanguageProvider>
)

// Not when the page has loaded: that has happened by now.
if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/worker.js')

const show = async (): Promise<void> => {
  const code = document.documentElement.lang
  const texts = await files[`./languages/${code}.ts`]?.()
  if (texts === undefined) return
  const language = openLanguage(code, texts)
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <Local language={language}>
          <HydratedRouter />
        </Local>
      </StrictMode>,
    )
  })
}

// Nothing waits for it: the file with the texts may need the one that this module is in.
void show()
