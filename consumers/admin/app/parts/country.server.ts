import { languageOf } from '../languages/all.server.ts'

/** The name of a country in the language of a page. A browser may write some of them otherwise, so the server does it. */
export const countryName = (request: Request, code: string | null): string | null =>
  code === null ? null : (new Intl.DisplayNames(languageOf(request).texts.locale, { type: 'region' }).of(code) ?? code)
