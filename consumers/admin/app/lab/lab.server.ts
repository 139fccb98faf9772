import { data, redirect } from 'react-router'
import { isReplayed, valueOf, type Problem } from '@souk/client'
import { isId } from '@souk/site/pages'
import { answerOf, customerOf, newKey, orInstead, orNull, visitOf, type Context } from '@souk/site/pages/server'
import { answered, sent } from '../changes/sent.server.ts'
import { tell } from '../shell/told.server.ts'
import { faultIn, lasts } from './fault.ts'

const PRODUCTS = 20

/** The products to choose from, the experiments, and the last audit. 404 where the shop has no failure lab. */
export const loadLab = async (context: Context) => {
  const { shop } = visitOf(context)
  const { customerId } = customerOf(context)
  const [{ items: experiments }, products, credit, audits] = await Promise.all([
    answerOf(context, shop.listExperiments()),
    orNull(context, shop.listProducts({ query: { status: 'active', availability: 'available', sort: 'price', limit: PRODUCTS } })),
    orNull(context, shop.getCredit({ path: { customerId } })),
    orNull(context, shop.listAudits({ query: { limit: 1 } })),
  ])
  return {
    key: newKey(),
    experiments,
    products: products?.items.map(({ productId, name, price, currency }) => ({ productId, name, price, currency })) ?? null,
    customerId,
    credit,
    audit: audits?.items[0] ?? null,
  }
}

/** What stands beside the form: which text, or what the API says. */
type Refusal = 'noProduct' | 'badSeconds' | 'away' | 'unknown' | { readonly text: string }

/** The form goes on with the key. */
const answer = (refused: Refusal, key: string, status: number) => data({ refused, key }, status)

/** Only the form as it was tells what has become of a request without an answer. */
const refused = ({ code, detail, title, status }: Problem, key: string) =>
  code === 'outcome-unknown'
    ? answer('unknown', key, status)
    : answer(code === 'unavailable' ? 'away' : { text: detail ?? title }, newKey(), status)

/** Takes back a fault that waits for an order. Whoever lifts it again finds it lifted. */
const lift = async (context: Context, request: Request, experimentId: string): Promise<Response> => {
  const { error } = isId(experimentId)
    ? await orInstead(context, visitOf(context).shop.liftExperiment({ path: { experimentId } }))
    : { error: undefined }
  if (error === undefined || error.status === 404) tell(context, request, ({ lab }) => lab.lifted)
  else if (error.status === 409) tell(context, request, ({ lab }) => lab.tooLateToLift, { failed: true })
  else await answerOf(context, Promise.resolve({ data: undefined, error }))
  return redirect('/lab')
}

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
  if (form.get('do') === 'lift') return lift(context, request, String(form.get('experimentId')))
  const productId = String(form.get('productId') ?? '')
  const key = String(form.get('key') || newKey())
  if (!isId(productId)) return answer('noProduct', key, 400)
  const fault = faultIn(form)
  if ('seconds' in fault && !lasts(fault.seconds)) return answer('badSeconds', key, 400)
  const headers = { 'idempotency-key': key }
  const planted = await sent(context, shop.beginExperiment({ body: { fault }, headers }))
  if (planted.problem !== undefined) return refused(planted.problem, key)
  const order = { customerId: customerOf(context).customerId, lines: [{ productId, quantity: 1 }] }
  const placed = await answered(context, shop.placeOrder({ body: order, headers }))
  // A fault must not strike a later order because this one does not come, or came long ago. It waits for one that may have come.
  const isMissing = placed.error === undefined ? isReplayed(placed) : placed.error.code !== 'outcome-unknown'
  const path = { experimentId: planted.value.experimentId }
  if (isMissing) await answered(context, shop.liftExperiment({ path }))
  if (placed.error !== undefined) return refused(placed.error, key)
  return redirect(`/orders/${(await valueOf(Promise.resolve(placed))).orderId}`)
}

export type Lab = Awaited<ReturnType<typeof loadLab>>
