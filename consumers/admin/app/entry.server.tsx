import { createRequestRenderer } from '@souk/site/pages/server'
import { languageUnder } from './languages/all.server.ts'
import { LanguageProvider } from './languages/language.ts'

export { handleError } from '@souk/site/pages/server'

export default createRequestRenderer((page, { basename }) => <LanguageProvider language={languageUnder(basename)}>{page}</LanguageProvider>)
