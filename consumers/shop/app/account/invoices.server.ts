import { redirect } from 'react-router'
import { answerOf, customerOf, orInstead, visitOf, type Context } from '@souk/site/pages/server'

const PAGE = 20

/** The customer's own invoices, the newest first. */
export const loadInvoices = async (context: Context, request: Request) => {
  const { customerId } = customerOf(context)
  const cursor = new URL(request.url).searchParams.get('cursor')
  const query = { customerId, sort: 'newest' as const, limit: PAGE, ...(cursor !== null && { cursor }) }
  const asked = await orInstead(context, visitOf(context).shop.listInvoices({ query }))
  // A cursor that somebody has changed leads to the first page.
  if (asked.error?.status === 400 && cursor !== null) throw redirect('/account/invoices')
  const { items, nextCursor, total } = await answerOf(context, Promise.resolve(asked))
  return {
    invoices: items.map(({ orderId, number, issuedAt, total: amount, currency }) => ({ orderId, number, issuedAt, amount, currency })),
    nextCursor,
    total,
    isFirst: cursor === null,
  }
}
