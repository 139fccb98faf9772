import { redirect } from 'react-router'
import { RequestRefused, type Order } from '@souk/client'
import { customerOf, orInstead, say, visitOf, type Context } from '@souk/site/pages/server'
import { persistently } from '../cart/placing.server.ts'

const page = (orderId: string): string => `/orders/${orderId}`

/** Cancels an order that is pending. Canceling it again changes nothing. */
export const cancelOrder = async (context: Context, orderId: string): Promise<Response> => {
  customerOf(context)
  const { error } = await visitOf(context).shop.cancelOrder({ path: { orderId } })
  if (error === undefined) say(context, 'orderCanceled')
  else if (error.status === 409) say(context, 'tooLateToCancel')
  else await orInstead(context, Promise.reject(new RequestRefused(error)))
  return redirect(page(orderId))
}

/** Orders the same again, at the prices of today. */
export const orderAgain = async (context: Context, orderId: string, request: Request): Promise<Response> => {
  customerOf(context)
  const key = String((await request.formData()).get('key') ?? '')
  if (key === '') return redirect(page(orderId))
  const { shop } = visitOf(context)
  const placed = await persistently<Order>(context, () => shop.orderAgain({ path: { orderId }, headers: { 'idempotency-key': key } }))
  if ('fault' in placed) {
    const { fault } = placed
    say(context, fault === 'notSold' ? 'notAllSold' : fault === 'unknown' ? 'againUnknown' : 'againRefused')
    // Nobody knows whether it was ordered: the next try must have the same key.
    return redirect(fault === 'unknown' ? `${page(orderId)}?again=${encodeURIComponent(key)}` : page(orderId))
  }
  return redirect(page(placed.value.orderId))
}
