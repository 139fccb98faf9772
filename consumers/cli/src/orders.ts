import { valueOf, type Order, type OrderLine, type OrderStatus, type SoukApi } from '@souk/client'
import { labelled } from './terminal.ts'

interface Wanted {
  readonly status?: OrderStatus | undefined
  readonly limit: number
}

/** The last orders, newest first, `limit` at most. @throws RequestRefused */
export const listOrders = async (shop: SoukApi, { status, limit }: Wanted): Promise<readonly Order[]> =>
  (await valueOf(shop.listOrders({ query: { limit, ...(status !== undefined && { status }) } }))).items

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
    ['stock', order.stockOutcome ?? 'pending'],
    ['credit', order.creditOutcome ?? 'pending'],
    ['finished', order.finishedAt ?? '–'],
    ['invoice', order.invoiceNumber ?? '–'],
    ...linesAndTotal(order),
  ])
