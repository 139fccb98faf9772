import { data, redirect } from 'react-router'
import { isId } from '@souk/site/pages'
import { answerOf, orInstead, orNull, visitOf, type Context } from '@souk/site/pages/server'
import { csvFile } from '../parts/csv-file.server.ts'
import { currencyOf } from '../parts/currency.server.ts'
import { refusalOf } from './ask.server.ts'

const ROWS = 20

/** The audits, and one of them with all that it has checked: the one that the address names, or the last one that has ended. */
export const loadBooks = async (context: Context, request: Request) => {
  const { shop } = visitOf(context)
  const query = new URL(request.url).searchParams
  const [wanted, cursor] = [query.get('audit'), query.get('cursor')]
  if (wanted !== null && !isId(wanted)) throw data(null, 404)
  const listed = await orInstead(context, shop.listAudits({ query: { limit: ROWS, ...(cursor !== null && { cursor }) } }))
  if (listed.error?.status === 400) throw redirect('/operations/books')
  const audits = await orNull(context, Promise.resolve(listed))
  const auditId = wanted ?? audits?.items.find(({ state }) => state !== 'running')?.auditId
  const [audit, currency] = await Promise.all([
    audits === null || auditId === undefined ? null : answerOf(context, shop.getAudit({ path: { auditId } })),
    currencyOf(context),
  ])
  return { audits, audit, currency: currency ?? 'EUR', running: audits?.items.find(({ state }) => state === 'running') ?? null }
}

export type Books = Awaited<ReturnType<typeof loadBooks>>

/** All audits that are kept, as a file. */
export const exportAudits = (context: Context): Promise<Response> =>
  csvFile(context, 'audits', visitOf(context).shop.exportAudits({ parseAs: 'stream' }))

/** Lets the auditor begin. If it is at work already, that is what the page shows. */
export const beginAudit = async (context: Context) => {
  const refused = await orInstead(context, refusalOf(context, visitOf(context).shop.beginAudit(), [503]))
  if (refused !== undefined) return data({ fault: 'unavailable' as const }, 503)
  throw redirect('/operations/books')
}
