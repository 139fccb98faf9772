import type { Answer } from '@souk/client'
import { orInstead, orNull, visitOf, type Context } from '@souk/site/pages/server'
import { customerNames } from '../parts/customer-names.server.ts'
import type { Place } from './place.ts'

/** A thing then and now. */
interface Compared<Value> {
  /** Undefined: it was not there yet. */
  readonly past: Value | undefined
  readonly now: Value
  /** The commits that changed it, before and after this moment. Null: there is none. */
  readonly earlier: number | null
  readonly later: number | null
}

/** `gone`: nothing has this id. `silent`: whoever knows it does not answer. */
export type Seen<Value> = Compared<Value> | 'gone' | 'silent'

type Found<Value> = { readonly value: Value } | 'gone' | 'silent'

const found = async <Value>(context: Context, asked: Promise<Answer<Value>>): Promise<Found<Exclude<Value, undefined>>> => {
  const answer = await orInstead(context, asked)
  if (answer.error?.status === 404) return 'gone'
  const value = await orNull(context, Promise.resolve(answer))
  return value === null ? 'silent' : { value }
}

const seen = async <Value>(
  context: Context,
  asked: { readonly past: Promise<Answer<Value>>; readonly now: Promise<Answer<Value>> },
  steps: Promise<Pick<Compared<Value>, 'earlier' | 'later'>>,
): Promise<Seen<Exclude<Value, undefined>>> => {
  const [past, now, { earlier, later }] = await Promise.all([found(context, asked.past), found(context, asked.now), steps])
  if (now === 'gone' || now === 'silent') return now
  if (past === 'silent') return past
  return { past: past === 'gone' ? undefined : past.value, now: now.value, earlier, later }
}

/** The commits with an event of a stream that are next to a position. */
const stepsOf = async (context: Context, stream: string, at: number) => {
  const { shop } = visitOf(context)
  const [before, after] = await Promise.all([
    orNull(context, shop.listCommits({ query: { stream, before: at, sort: 'newest', limit: 1 } })),
    orNull(context, shop.listCommits({ query: { stream, after: at, limit: 1 } })),
  ])
  return { earlier: before?.commits[0]?.position ?? null, later: after?.commits[0]?.position ?? null }
}

/** An order has a stream in each service: its story knows all of them. */
const stepsOfOrder = async (context: Context, orderId: string, at: number) => {
  const { data: story } = await orInstead(context, visitOf(context).shop.getStory({ path: { storyId: orderId } }))
  const positions = story?.events.map(({ position }) => position) ?? []
  return {
    earlier: positions.findLast((position) => position < at) ?? null,
    later: positions.find((position) => position > at) ?? null,
  }
}

/** What the time machine looks at, as it was and as it is. Undefined: it was not chosen. */
export const loadThings = async (context: Context, { order, product, customer }: Place, at: number) => {
  const { shop } = visitOf(context)
  const query = { asOf: at }
  const ofOrder = { path: { orderId: order } }
  const ofProduct = { path: { productId: product } }
  const ofCustomer = { path: { customerId: customer } }
  const [orderSeen, productSeen, creditSeen, names] = await Promise.all([
    order === ''
      ? undefined
      : seen(context, { past: shop.getOrder({ ...ofOrder, query }), now: shop.getOrder(ofOrder) }, stepsOfOrder(context, order, at)),
    product === ''
      ? undefined
      : seen(
          context,
          { past: shop.getProduct({ ...ofProduct, query }), now: shop.getProduct(ofProduct) },
          stepsOf(context, `product-${product}`, at),
        ),
    customer === ''
      ? undefined
      : seen(
          context,
          { past: shop.getCredit({ ...ofCustomer, query }), now: shop.getCredit(ofCustomer) },
          stepsOf(context, `credit-${customer}`, at),
        ),
    customer === '' ? undefined : customerNames(context, [customer]),
  ])
  return { order: orderSeen, product: productSeen, credit: creditSeen, customerName: names?.[customer] }
}
