import { data, redirect } from 'react-router'
import { isReplayed, type Problem } from '@souk/client'
import { isId } from '@souk/site/pages'
import { answerOf, customerOf, newKey, orNull, visitOf, type Context } from '@souk/site/pages/server'
import { tell } from '../shell/told.server.ts'
import { faultIn } from './fault.ts'

const PRODUCTS = 20

/** The products to choose from, the experiments, and the last audit. 404 where the shop has no failure lab. */
export const loadLab = async (context: Context) => {
  const { shop } = visitOf(context)
  const [{ items: experiments }, products, audits] = await Promise.all([
    answerOf(context, shop.listExperiments()),
    orNull(context, shop.listProducts({ query: { status: 'active', availability: 'available', sort: 'price', limit: PRODUCTS } })),
    orNull(context, shop.listAudits({ query: { limit: 1 } })),
  ])
  return {
    key: newKey(),
    experiments,
    products: products?.items.map(({ productId, name, price, currency }) => ({ productId, name, price, currency })) ?? null,
    audit: audits?.items[0] ?? null,
  }
}

/** What stands beside the form. @param key  that of the form from now on */
const refused = ({ detail, title, status }: Problem, key: string) => data({ refused: detail ?? title, key }, status)

/**
 * Plants the fault and places the order, or begins an audit. A refusal stands beside the form.
 * A form that is sent twice plants one fault, and places one order.
 */
export const experiment = async (context: Context, request: Request) => {
  const { shop } = visitOf(context)
  const form = await request.formData()
  if (form.get('do') === 'audit') {
    await answerOf(context, shop.beginAudit())
    tell(context, request, ({ lab }) => lab.auditBegun)
    return redirect('/lab')
  }
  const productId = String(form.get('productId') ?? '')
  const key = String(form.get('key') || newKey())
  if (!isId(productId)) return data({ refused: null, key }, 400)
  const headers = { 'idempotency-key': key }
  const planted = await shop.beginExperiment({ body: { fault: faultIn(form) }, headers })
  if (planted.error !== undefined) return refused(planted.error, newKey())
  const placed = await shop.placeOrder({
    body: { customerId: customerOf(context).customerId, lines: [{ productId, quantity: 1 }] },
    headers,
  })
  // The same form tells what has become of the order. Until then its fault waits for it.
  if (placed.error?.code === 'outcome-unknown') return refused(placed.error, key)
  // A fault must not strike a later order because this one does not come, or came long ago.
  const { experimentId } = planted.data
  if (placed.error !== undefined || isReplayed(placed)) await shop.liftExperiment({ path: { experimentId } })
  if (placed.error !== undefined) return refused(placed.error, newKey())
  tell(context, request, ({ lab }) => lab.placed)
  return redirect('/lab')
}

export type Lab = Awaited<ReturnType<typeof loadLab>>
