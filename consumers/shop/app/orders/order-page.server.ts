import type { Order } from '@souk/client'
import { answerOf, customerOf, visitOf, type Context } from '@souk/site/pages/server'
import { goodsIfKnown, type Good } from '../cart/goods.server.ts'
import { keyFor } from '../cart/placing.server.ts'
import { noteDoneOrder } from '../phone/install.server.ts'
import { saidOf, walkOf } from './walk.ts'

/** What could be bought instead. */
const MAX_ALTERNATIVES = 4

/** Products of the same category, those that can be had. */
const alternativesTo = async (context: Context, productId: string) => {
  // Where there are none, the page goes without.
  const { data } = await visitOf(context).shop.getStorefrontProduct({ path: { productId } })
  return (data?.sameCategory ?? []).filter(({ unitsAvailable }) => unitsAvailable > 0).slice(0, MAX_ALTERNATIVES)
}

/** Why an order was refused, and what helps. Undefined: it was not. @param goods  null: nobody knows what there is now, so nothing is said of it */
const refusalOf = async (context: Context, order: Order, goods: ReadonlyMap<string, Good> | null) => {
  const { cancelReason, customerId, missingProductId, total } = order
  if (cancelReason === null) return undefined
  const known = goods === null ? [] : order.lines
  const lines = known.map(({ productId, name, quantity, unitPrice }) => {
    const product = goods?.get(productId)
    const available = product?.isSold === true ? product.unitsAvailable : 0
    return { productId, name, quantity, available, isSold: product?.isSold === true, priceBefore: unitPrice, price: product?.price }
  })
  const credit =
    cancelReason === 'insufficient-credit' ? await answerOf(context, visitOf(context).shop.getCredit({ path: { customerId } })) : undefined
  const lost = missingProductId ?? lines.find(({ isSold }) => !isSold)?.productId
  return {
    reason: cancelReason,
    /** Lines of which there is too little now. */
    short: lines.filter(({ isSold, available, quantity }) => isSold && available < quantity),
    gone: lines.filter(({ isSold }) => !isSold),
    repriced: lines.filter(({ price, priceBefore }) => price !== undefined && price !== priceBefore),
    /** Whether anything of it can be had now. */
    isPossible: goods === null || lines.some(({ available }) => available > 0),
    credit: credit && { available: credit.available, held: credit.held, missing: Math.max(0, total - credit.available) },
    alternatives:
      (cancelReason === 'out-of-stock' || cancelReason === 'retired-product') && lost !== undefined
        ? await alternativesTo(context, lost)
        : [],
  }
}

/** @param againKey  of a try to order the same again whose outcome is unknown */
export const loadOrder = async (context: Context, orderId: string, againKey: string | undefined) => {
  customerOf(context)
  const { shop } = visitOf(context)
  const path = { orderId }
  const { changes, waitsFor } = await answerOf(context, shop.getOrderHistory({ path }))
  // The order is read after its history. Otherwise the order might lack the invoice of which the history tells, and nothing would load the page again.
  const order = await answerOf(context, shop.getOrder({ path }))
  if (waitsFor.length === 0 && order.status === 'FINALIZED') noteDoneOrder(context)
  const goods = await goodsIfKnown(
    context,
    order.lines.map(({ productId }) => productId),
  )
  const [refusal, newKey] = await Promise.all([
    refusalOf(context, order, goods),
    order.finishedAt === null ? undefined : keyFor(context, `again-${orderId}`),
  ])
  return {
    orderId,
    status: order.status,
    placedAt: order.placedAt,
    invoiceNumber: order.invoiceNumber,
    total: order.total,
    currency: order.currency,
    lines: order.lines.map((line) => ({ ...line, product: goods?.get(line.productId) })),
    units: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    /** Whether something is still to come. */
    isOpen: waitsFor.length > 0,
    walk: walkOf(order, changes),
    said: saidOf(changes),
    refusal,
    againKey: againKey ?? newKey,
  }
}

export type OrderData = Awaited<ReturnType<typeof loadOrder>>
