import type { EntryContext, RouterContextProvider } from 'react-router'
import { renderPage, zoneOf } from '@souk/site/pages/server'
import { languageUnder } from './languages/all.server.ts'
import { LanguageProvider } from './languages/language.ts'

export { handleError } from '@souk/site/pages/server'

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const language = languageUnder(entry.staticHandlerContext.basename)
  return renderPage({
    request,
    status,
    headers,
    entry,
    context,
    wrap: (page) => (
      <LanguageProvider language={language} zone={zoneOf(context)}>
        {page}
      </LanguageProvider>
    ),
  })
}
