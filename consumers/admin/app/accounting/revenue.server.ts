import { ShopUnreachable, type Answer, type Revenue } from '@souk/client'
import { answerOf, orInstead, visitOf, type Context } from '@souk/site/pages/server'
import { csvFile } from '../parts/csv-file.server.ts'
import { rowsOf } from './periods.ts'
import { revenueAskedBy, revenueFiltersIn } from './revenue-filters.ts'

/** The shares of a span, the largest first, each beside that of the span before. */
const sharesOf = ({ rows, previous }: Revenue) => {
  const before = new Map((previous?.rows ?? []).map(({ id, amount }) => [id, amount]))
  const now = rows.map((row) => ({ ...row, before: before.get(row.id) ?? 0 }))
  const gone = (previous?.rows ?? []).filter(({ id }) => rows.every((row) => row.id !== id))
  return [...now, ...gone.map(({ amount, ...row }) => ({ ...row, invoices: 0, units: 0, amount: 0, before: amount }))]
}

const shownRevenue = (revenue: Revenue) => {
  const { currency, first, last, total, invoices, units, previous } = revenue
  const rows = rowsOf(revenue, previous)
  return {
    currency,
    first,
    last,
    total,
    invoices,
    units,
    before: previous && { first: previous.first, last: previous.last, total: previous.total },
    periods: rows,
    shares: sharesOf(revenue),
  }
}

/** What the accounting service answers. Null: nothing, just now. */
const asked = (answer: Promise<Answer<Revenue>>): Promise<Answer<Revenue> | null> =>
  answer.catch((error: unknown) => {
    if (error instanceof ShopUnreachable) return null
    throw error
  })

const asksFor = (request: Request) => {
  const today = new Date().toISOString().slice(0, 10)
  return { today, filters: revenueFiltersIn(new URL(request.url).searchParams, today) }
}

/** The revenue of a span, beside that of the span before. */
export const loadRevenue = async (context: Context, request: Request) => {
  const { today, filters } = asksFor(request)
  const query = { ...revenueAskedBy(filters), compare: 'previous' } as const
  const answer = await orInstead(context, asked(visitOf(context).shop.getRevenue({ query })))
  const status = answer === null ? 503 : (answer.error?.status ?? 200)
  const fault = status >= 500 ? ('silent' as const) : status === 400 || status === 422 ? ('tooMuch' as const) : undefined
  if (answer === null || fault !== undefined) return { today, filters, fault, revenue: null }
  return { today, filters, fault: undefined, revenue: shownRevenue(await answerOf(context, Promise.resolve(answer))) }
}

export type RevenuePageData = Awaited<ReturnType<typeof loadRevenue>>
export type ShownRevenue = NonNullable<RevenuePageData['revenue']>

/** The periods of the span, or the shares in them, as a file. */
export const exportRevenue = (context: Context, request: Request): Promise<Response> => {
  const query = revenueAskedBy(asksFor(request).filters)
  return csvFile(context, 'revenue', visitOf(context).shop.exportRevenue({ query, parseAs: 'stream' }))
}
