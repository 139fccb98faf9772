import { valueOf, type GetOrderStatisticsResponse, type Order, type OrderLine, type OrderStatus, type SoukApi } from '@souk/client'
import { labelled, type Listed } from './terminal.ts'

interface Wanted {
  /** Left out as undefined: any. */
  readonly status?: OrderStatus | undefined
  readonly q?: string | undefined
  readonly openForSeconds?: number | undefined
  readonly limit: number
}

/** The last orders, newest first, `limit` at most. @throws RequestRefused */
export const listOrders = (shop: SoukApi, { status, q, openForSeconds, limit }: Wanted): Promise<Listed<Order>> => {
  const query = {
    limit,
    ...(status !== undefined && { status }),
    ...(q !== undefined && { q }),
    ...(openForSeconds !== undefined && { openForSeconds }),
  }
  return valueOf(shop.listOrders({ query }))
}

/** A line for each order: id, when it was placed, status, total, customer, why it was canceled. */
export const describeOrders = (orders: readonly Order[]): string =>
  orders
    .map(({ orderId, placedAt, status, total, currency, customerId, cancelReason }) =>
      [orderId, placedAt, status, `${total} ${currency}`, customerId, cancelReason ?? '–'].join('\t'),
    )
    .join('\n')

/** @param asOf a position of the log or a time. Left out: as it is now. @throws RequestRefused */
export const showOrder = (shop: SoukApi, orderId: string, asOf: string | undefined): Promise<Order> =>
  valueOf(shop.getOrder({ path: { orderId }, ...(asOf !== undefined && { query: { asOf } }) }))

/** The lines of an order or an invoice with their sum, each with a label. */
export const linesAndTotal = ({
  lines,
  total,
  currency,
}: {
  readonly lines: readonly OrderLine[]
  readonly total: number
  readonly currency: string
}): [label: string, text: string][] => [
  ...lines.map(({ name, quantity, unitPrice }): [string, string] => ['line', `${quantity} × ${name}, ${unitPrice} each`]),
  ['total', `${total} (${currency}, minor units)`],
]

export const describeOrder = (order: Order): string =>
  labelled([
    ['order', order.orderId],
    ['customer', order.customerId],
    ['placed', order.placedAt],
    ['status', order.cancelReason === null ? order.status : `${order.status}, ${order.cancelReason}`],
    ...order.lines
      .filter(({ productId }) => productId === order.missingProductId)
      .map(({ name, productId }): [string, string] => ['missing', `${name}, ${productId}`]),
    ['stock', order.stockOutcome ?? 'pending'],
    ['credit', order.creditOutcome ?? 'pending'],
    ['finished', order.finishedAt ?? '–'],
    ['invoice', order.invoiceNumber ?? '–'],
    ...linesAndTotal(order),
  ])

interface Span {
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** What came of the orders of a span, by default the last day. @throws RequestRefused */
export const orderStatistics = (shop: SoukApi, { from, until }: Span): Promise<GetOrderStatisticsResponse> =>
  valueOf(
    shop.getOrderStatistics({
      query: { ...(from !== undefined && { placedFrom: from }), ...(until !== undefined && { placedUntil: until }) },
    }),
  )

type Summary = GetOrderStatisticsResponse['current']

/** How many orders have each status and each reason, with a label in front. */
const kindsOf = ({ statuses, reasons }: Summary): [label: string, kind: string, orders: number][] => [
  ...statuses.map(({ status, orders }): [string, string, number] => ['status', status, orders]),
  ...reasons.map(({ reason, orders }): [string, string, number] => ['canceled', reason, orders]),
]

/** A line for each figure; behind it stands that of the span before. A kind that no order has is left out. */
export const describeStatistics = ({
  placedFrom,
  placedUntil,
  current,
  previous,
  outOfStock,
  open,
}: GetOrderStatisticsResponse): string => {
  const beside = (now: number | null, before: number | null | undefined): string => `${now ?? '–'} (before: ${before ?? '–'})`
  const kindsBefore = kindsOf(previous)
  return labelled([
    ['placed', `${placedFrom} to ${placedUntil}`],
    ['orders', beside(current.orders, previous.orders)],
    ...kindsOf(current).flatMap(([label, kind, now], index): [string, string][] => {
      const before = kindsBefore[index]?.[2]
      return now === 0 && before === 0 ? [] : [[label, `${kind} ${beside(now, before)}`]]
    }),
    ['median', `${beside(current.decisions.medianMs, previous.decisions.medianMs)} ms`],
    ['p95', `${beside(current.decisions.p95Ms, previous.decisions.p95Ms)} ms`],
    ['slowest', `${beside(current.decisions.maxMs, previous.decisions.maxMs)} ms`],
    ...outOfStock.map(({ productId, name, orders }): [string, string] => ['missing', `${orders} × ${name ?? 'unknown'}, ${productId}`]),
    ['open', open.oldest === null ? 'none' : `${open.orders}, since ${open.oldest.placedAt}: ${open.oldest.orderId}`],
  ])
}
