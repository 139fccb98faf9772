import type { Order } from '@souk/client'
import { answerOf, visitOf, type Context } from '@souk/site/pages/server'

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

/** Orders with the picture of the first product of each, read at once. */
export const picturesOf = async (context: Context, orders: readonly Order[]) => {
  const ids = [...new Set(orders.flatMap(({ lines: [first] }) => first?.productId ?? []))]
  const products =
    ids.length === 0
      ? []
      : (await answerOf(context, visitOf(context).shop.listProducts({ query: { ids: ids.join(','), limit: 100 } }))).items
  return orders.map((order) => ({ ...shown(order), picture: products.find(({ productId }) => productId === order.lines[0]?.productId) }))
}

export type ListedOrder = Awaited<ReturnType<typeof picturesOf>>[number]
