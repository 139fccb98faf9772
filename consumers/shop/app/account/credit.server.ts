import { redirect } from 'react-router'
import type { CreditLedgerEntry } from '@souk/client'
import { answerOf, customerOf, orInstead, visitOf, type Context } from '@souk/site/pages/server'

const PAGE = 20

const kinds = ['granted', 'withdrawn', 'held', 'released', 'charged'] as const satisfies readonly CreditLedgerEntry['kind'][]

export const loadCredit = async (context: Context, request: Request) => {
  const { customerId } = customerOf(context)
  const { searchParams } = new URL(request.url)
  const kind = kinds.find((one) => one === searchParams.get('kind'))
  const cursor = searchParams.get('cursor')
  const { shop } = visitOf(context)
  const path = { customerId }
  const query = { limit: PAGE, ...(kind && { kind }), ...(cursor !== null && { cursor }) }
  const [credit, asked] = await Promise.all([
    answerOf(context, shop.getCredit({ path })),
    orInstead(context, shop.listCreditLedger({ path, query })),
  ])
  // A cursor that somebody has changed leads to the first page.
  if (asked.error?.status === 400 && cursor !== null) throw redirect('/account/credit')
  const { items, nextCursor, total } = await answerOf(context, Promise.resolve(asked))
  return {
    credit,
    kind,
    kinds,
    lines: items.map((entry) => ({ ...entry, currency: credit.currency })),
    nextCursor,
    total,
    isFirst: cursor === null,
  }
}
