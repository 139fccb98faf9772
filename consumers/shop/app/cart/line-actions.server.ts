import { redirect } from 'react-router'
import { answerOf, idIn, orInstead, ownPage, say, visitOf, type Context } from '@souk/site/pages/server'
import { changeCart, dropEarlier } from './cart.server.ts'
import { goodOf, goodsOf } from './goods.server.ts'
import { MAX_KINDS, MAX_QUANTITY, merged, withMore, withQuantity } from './lines.ts'

/** Undefined: it is no quantity. */
const quantityIn = (value: FormDataEntryValue | null): number | undefined => {
  const text = typeof value === 'string' ? value.trim() : ''
  return /^\d{1,6}$/.test(text) ? Math.min(Number(text), MAX_QUANTITY) : undefined
}

/**
 * Puts a product into the cart (`quantity` more), or with `mode=set` has that many of it, or none. The buttons beside the number say `step` instead.
 * The visitor goes back to the page they came from (`returnTo`).
 */
export const changeLine = async (context: Context, request: Request): Promise<Response> => {
  const form = await request.formData()
  const productId = String(form.get('productId') ?? '')
  const quantity = quantityIn(form.get('step') ?? form.get('quantity') ?? '1')
  const back = redirect(ownPage(form.get('returnTo'), '/cart'))
  if (quantity === undefined) {
    say(context, 'noQuantity')
    return back
  }
  if (form.get('mode') === 'set') {
    await changeCart(context, (lines) => withQuantity(lines, productId, quantity))
    dropEarlier(context, productId)
    if (quantity === 0) say(context, 'takenOut')
    return back
  }
  const product = await goodOf(context, productId)
  if (product === undefined || quantity === 0) {
    say(context, 'notSold')
    return back
  }
  let isFull = false
  await changeCart(context, (lines) => {
    const after = withMore(lines, { productId, quantity, unitPrice: product.price })
    isFull = after === lines
    return after
  })
  say(context, isFull ? 'cartFull' : 'putIn')
  return back
}

/** Puts the lines of an order into the cart again, as many of each as there are. */
export const refillFrom = async (context: Context, request: Request): Promise<Response> => {
  const form = await request.formData()
  const orderId = idIn({ orderId: String(form.get('orderId') ?? '') }, 'orderId')
  const { shop } = visitOf(context)
  const order = await answerOf(context, shop.getOrder({ path: { orderId } }))
  const ids = order.lines.map(({ productId }) => productId).slice(0, MAX_KINDS)
  const goods = await goodsOf(context, ids)
  const lines = order.lines.flatMap(({ productId, quantity }) => {
    const product = goods.get(productId)
    const possible = product?.isSold === true ? Math.min(quantity, product.unitsAvailable) : 0
    return product === undefined || possible === 0 ? [] : [{ productId, quantity: possible, unitPrice: product.price }]
  })
  // The larger quantity of both, so that sending it twice is the same as once.
  await orInstead(
    context,
    changeCart(context, (before) => merged(before, lines).lines),
  )
  say(context, lines.length < order.lines.length ? 'refilledInPart' : 'refilled')
  return redirect('/cart')
}
