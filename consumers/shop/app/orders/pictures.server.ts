import type { Order } from '@souk/client'
import type { Context } from '@souk/site/pages/server'
import { goodsIfKnown } from '../cart/goods.server.ts'

/** What a list shows of an order. */
const shown = ({ orderId, placedAt, status, cancelReason, creditStatus, invoiceNumber, lines, total, currency }: Order) => ({
  orderId,
  placedAt,
  status,
  cancelReason,
  creditStatus,
  invoiceNumber,
  lines: lines.map(({ productId, name, quantity }) => ({ productId, name, quantity })),
  total,
  currency,
})

/** Orders with the picture of the first product of each, read at once. While the service of the products is away there are none. */
export const picturesOf = async (context: Context, orders: readonly Order[]) => {
  const goods = await goodsIfKnown(context, [...new Set(orders.flatMap(({ lines: [first] }) => first?.productId ?? []))])
  return orders.map((order) => ({ ...shown(order), picture: goods?.get(order.lines[0]?.productId ?? '') }))
}

export type ListedOrder = Awaited<ReturnType<typeof picturesOf>>[number]
