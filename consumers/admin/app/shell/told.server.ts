import { say, takeNotice, visitOf, type Context } from '@souk/site/pages/server'
import { languageOf } from '../languages/all.server.ts'
import type { Texts } from '../languages/texts.ts'
import type { Told } from './told.ts'

const isTold = (value: unknown): value is Told => typeof value === 'object' && value !== null && 'text' in value

/** Says on the next page what has been done, in the language of this one. @param undo  an address, and the few fields it needs */
export const tell = (context: Context, request: Request, text: (texts: Texts) => string, more: Omit<Told, 'text'> = {}): void =>
  say(context, { text: text(languageOf(request).texts), ...more } satisfies Told)

/** What there is to tell, once, and which request has found it. */
export const loadTold = (context: Context, request: Request): { readonly id: string; readonly told: Told | undefined } => {
  const { page, requestId } = visitOf(context)
  const [path] = page.split('?', 1)
  const notice = takeNotice(context, request, (told) => !isTold(told) || told.page === undefined || told.page === path)
  return { id: requestId, told: isTold(notice) ? notice : undefined }
}
