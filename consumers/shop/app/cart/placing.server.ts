import { setTimeout as sleep } from 'node:timers/promises'
import { data, redirect } from 'react-router'
import { ShopUnreachable, valueOf, type CartLine, type Order, type PlaceOrderData, type Problem } from '@souk/client'
import { SessionEnded } from '@souk/site'
import { logInFirst, orInstead, visitOf, type Context } from '@souk/site/pages/server'
import { loadOrdering } from './cart-page.server.ts'
import { changeSavedCart } from './cart.server.ts'
import { goodOf } from './goods.server.ts'
import { MAX_QUANTITY, without } from './lines.ts'
import { unpackLines } from './packed-lines.ts'

/** Why nothing was ordered, or nothing more. `unknown`: it may have been; the same form tells. */
export type PlacingFault = 'unknown' | 'alreadyOrdered' | 'notSold' | 'tooMuch' | 'tooMany' | 'refused'

const TRIES = 3
const PAUSE_MS = 300

const isTemporary = (status: number): boolean => status === 502 || status === 503 || status === 504

const faultOf = ({ status, code }: Problem): PlacingFault => {
  if (isTemporary(status)) return 'unknown'
  if (status === 429) return 'tooMany'
  const faults: Readonly<Record<string, PlacingFault>> = {
    'idempotency-key-reused': 'alreadyOrdered',
    'unknown-product': 'notSold',
    'lines-unavailable': 'notSold',
    'amount-too-large': 'tooMuch',
  }
  return faults[code] ?? 'refused'
}

/** Sends a request again, with the same key, while nobody knows what has become of it. @throws Response that sends the visitor to the log-in */
export const persistently = async <Value>(
  context: Context,
  send: () => Promise<{ readonly data: Value; readonly error: undefined } | { readonly data: undefined; readonly error: Problem }>,
): Promise<{ readonly value: Value } | { readonly fault: PlacingFault; readonly status: number }> => {
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await send()
      if (answer.error === undefined) return { value: answer.data }
      if (answer.error.status === 401) throw logInFirst(context)
      if (!isTemporary(answer.error.status) || tries === TRIES) return { fault: faultOf(answer.error), status: answer.error.status }
    } catch (error) {
      if (error instanceof SessionEnded) throw logInFirst(context)
      if (!(error instanceof ShopUnreachable)) throw error
      if (tries === TRIES) return { fault: 'unknown', status: 503 }
    }
    await sleep(PAUSE_MS * 2 ** tries)
  }
}

/** The last order of the customer. */
const lastOrder = async (context: Context): Promise<string | undefined> => {
  const { items } = await orInstead(context, valueOf(visitOf(context).shop.listOrders({ query: { limit: 1 } })))
  return items[0]?.orderId
}

/**
 * The key of something that a page offers to order. It names what the customer has ordered before: all pages that were made before that order,
 * in whatever tab, order once together, and a page that is made after it orders again. Undefined: nobody is logged in.
 */
export const keyFor = async (context: Context, what: string): Promise<string | undefined> =>
  visitOf(context).session.customer() === undefined ? undefined : `${what}-after-${(await lastOrder(context)) ?? 'none'}`

interface Asked {
  readonly key: string
  readonly lines: readonly CartLine[]
  readonly addressId: string
}

const place = async (context: Context, { key, lines, addressId }: Asked) => {
  const body: PlaceOrderData['body'] = { lines: [...lines], ...(addressId !== '' && { addressId }) }
  return persistently<Order>(context, () => visitOf(context).shop.placeOrder({ body, headers: { 'idempotency-key': key } }))
}

const refusal = async (context: Context, fault: PlacingFault, status: number) => {
  // The order that the key belongs to is the last one, or near it.
  const orderId = fault === 'alreadyOrdered' ? await lastOrder(context) : undefined
  return data({ fault, orderId }, status)
}

const textIn = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** Orders what the cart page has shown, then takes it out of the cart: once, and nothing that was put in meanwhile. */
export const orderCart = async (context: Context, request: Request) => {
  if (visitOf(context).session.customer() === undefined) throw logInFirst(context)
  const form = await request.formData()
  const asked = { key: textIn(form, 'key'), lines: unpackLines(textIn(form, 'lines')), addressId: textIn(form, 'addressId') }
  if (asked.key === '' || asked.lines.length === 0) throw redirect('/cart')
  const placed = await place(context, asked)
  if ('fault' in placed) return refusal(context, placed.fault, placed.status)
  const { orderId } = placed.value
  // If that fails, the cart keeps its version and so its key: whoever orders it again gets this order, and it is emptied then.
  await changeSavedCart(context, (lines) => without(lines, asked.lines), `order-${orderId}`).catch(() => undefined)
  throw redirect(`/orders/${orderId}`)
}

/** What "order now" is about. `key` and `price` are those of a try that has failed, or empty. */
export const wantedIn = (values: FormData | URLSearchParams) => {
  const text = (name: string): string => String(values.get(name) ?? '')
  const quantity = Number(text('quantity') || 1)
  const isWhole = Number.isInteger(quantity) && quantity > 0 && quantity <= MAX_QUANTITY
  return { productId: text('productId'), quantity: isWhole ? quantity : 1, key: text('key'), price: text('unitPrice') }
}

/** The page that says what "order now" would order. */
const orderNowPage = ({ productId, quantity, key, price }: ReturnType<typeof wantedIn>, fault?: PlacingFault): string => {
  const tried = fault && { key, unitPrice: price, fault }
  return `/cart/order-now?${new URLSearchParams({ productId, quantity: String(quantity), ...tried })}`
}

/** Orders one product at once. A form without a key gets one first, on a page that says what is ordered. */
export const orderNow = async (context: Context, request: Request): Promise<Response> => {
  const form = await request.formData()
  const wanted = wantedIn(form)
  const { productId, quantity, key, price } = wanted
  if (key === '') return redirect(orderNowPage(wanted))
  if (visitOf(context).session.customer() === undefined) return logInFirst(context)
  const lines = [{ productId, quantity, ...(/^\d+$/.test(price) && { unitPrice: Number(price) }) }]
  const placed = await place(context, { key, lines, addressId: textIn(form, 'addressId') })
  if ('fault' in placed) return redirect(orderNowPage(wanted, placed.fault))
  return redirect(`/orders/${placed.value.orderId}`)
}

const faults = ['unknown', 'alreadyOrdered', 'notSold', 'tooMuch', 'tooMany', 'refused'] as const satisfies readonly PlacingFault[]

/** What "order now" would order, and why it has not been ordered yet. */
export const loadOrderNow = async (context: Context, request: Request) => {
  if (visitOf(context).session.customer() === undefined) throw logInFirst(context)
  const { searchParams } = new URL(request.url)
  const { productId, quantity, key: tried, price } = wantedIn(searchParams)
  const [product, ordering, key] = await Promise.all([
    goodOf(context, productId),
    loadOrdering(context, request),
    keyFor(context, `now-${productId}`),
  ])
  if (product === undefined || ordering === undefined) throw redirect('/cart')
  const fault = faults.find((one) => one === searchParams.get('fault'))
  return {
    product,
    quantity,
    ordering,
    // A try whose outcome is unknown is repeated as it was.
    order: fault === 'unknown' ? { key: tried, unitPrice: price } : { key: key ?? '', unitPrice: String(product.price) },
    refused: fault && { fault, orderId: fault === 'alreadyOrdered' ? await lastOrder(context) : undefined },
  }
}
