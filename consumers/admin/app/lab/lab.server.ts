import { data, redirect } from 'react-router'
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

/** Plants the fault and places the order, or begins an audit. A refusal stands beside the form. */
export const experiment = async (context: Context, request: Request) => {
  const { shop } = visitOf(context)
  const form = await request.formData()
  if (form.get('do') === 'audit') {
    await answerOf(context, shop.beginAudit())
    tell(context, request, ({ lab }) => lab.auditBegun)
    return redirect('/lab')
  }
  const productId = String(form.get('productId') ?? '')
  if (!isId(productId)) return data({ refused: null }, 400)
  const planted = await shop.beginExperiment({ body: { fault: faultIn(form) } })
  if (planted.error !== undefined) return data({ refused: planted.error.detail ?? planted.error.title }, planted.error.status)
  const placed = await shop.placeOrder({
    body: { customerId: customerOf(context).customerId, lines: [{ productId, quantity: 1 }] },
    headers: { 'idempotency-key': String(form.get('key') ?? '') },
  })
  if (placed.error !== undefined) return data({ refused: placed.error.detail ?? placed.error.title }, placed.error.status)
  tell(context, request, ({ lab }) => lab.placed)
  return redirect('/lab')
}

export type Lab = Awaited<ReturnType<typeof loadLab>>
