import { redirect } from 'react-router'
import type { Order } from '@souk/client'
import { isId } from '@souk/site/pages'
import { answerOf, eventStream, orInstead, visitOf, type Context } from '@souk/site/pages/server'
import { languageOf } from '../languages/all.server.ts'
import { minorUnits } from '../parts/amounts.ts'
import { csvFile } from '../parts/csv-file.server.ts'
import { customerNames } from '../parts/customer-names.server.ts'
import { customersCalled, customersFor, meantBy, productsFor } from '../parts/meant.server.ts'
import { addressOf, countedBy, filtersIn, listedBy, type Filters } from './filters.ts'

const PAGE = 50

/** Customers who are called like the words. The list itself is not found by names: the order service knows none. */
const namedIn = async (context: Context, { q, customer }: Filters) =>
  q === '' || customer !== '' || isId(q) ? [] : customersCalled(context, q)

/** Only the filters by a total need the currency before there is an order to show. */
const currencyFor = async (context: Context, { min, max }: Filters): Promise<string | undefined> => {
  if (min === '' && max === '') return undefined
  const { items } = await answerOf(context, visitOf(context).shop.listOrders({ query: { limit: 1 } }))
  return items[0]?.currency
}

const rowOf = (order: Order, names: Readonly<Record<string, string>>) => ({
  orderId: order.orderId,
  placedAt: order.placedAt,
  customerId: order.customerId,
  customer: names[order.customerId],
  first: order.lines[0],
  others: order.lines.length - 1,
  total: order.total,
  status: order.status,
  stock: order.stockOutcome,
  credit: order.creditOutcome,
  reason: order.cancelReason,
  invoice: order.invoiceNumber,
  tookMs: order.finishedAt === null ? null : Date.parse(order.finishedAt) - Date.parse(order.placedAt),
})

export type OrderRow = ReturnType<typeof rowOf>

export const loadOrders = async (context: Context, request: Request) => {
  const { shop } = visitOf(context)
  const filters = filtersIn(new URL(request.url).searchParams, languageOf(request).texts.locale)
  const [customer, product, known] = await Promise.all([
    meantBy(context, filters.customer, customersFor, (id) => addressOf(filters, { customer: id })),
    meantBy(context, filters.product, productsFor, (id) => addressOf(filters, { product: id })),
    currencyFor(context, filters),
  ])
  const minor = minorUnits(known)
  const { cursor } = filters
  const [asked, counted] = await Promise.all([
    orInstead(context, shop.listOrders({ query: { ...listedBy(filters, minor), limit: PAGE, ...(cursor !== '' && { cursor }) } })),
    orInstead(context, shop.countOrders({ query: countedBy(filters, minor) })),
  ])
  // A cursor that somebody has changed leads to the first page, and filters that the API refuses lead to all orders.
  if (asked.error?.status === 400) throw redirect(cursor === '' ? '/orders' : addressOf(filters))
  const counts = await answerOf(context, Promise.resolve(counted))
  const { items, nextCursor, previousCursor, total } = await answerOf(context, Promise.resolve(asked))
  const ids = items.map(({ customerId }) => customerId)
  const [names, named] = await Promise.all([customerNames(context, ids), namedIn(context, filters)])
  return {
    day: new Date().toISOString().slice(0, 10),
    filters,
    meant: { customer, product },
    named,
    counts,
    total,
    currency: items[0]?.currency ?? known,
    orders: items.map((order) => rowOf(order, names)),
    nextCursor,
    previousCursor,
  }
}

export type OrderList = Awaited<ReturnType<typeof loadOrders>>

/** What happens to any order, as it happens. */
export const listEvents = (context: Context, request: Request): Promise<Response> =>
  eventStream(context, request, (options) => visitOf(context).shop.allOrderEvents(options))

/** All orders that the filters leave, as a file. */
export const exportList = async (context: Context, request: Request): Promise<Response> => {
  const filters = filtersIn(new URL(request.url).searchParams, languageOf(request).texts.locale)
  const minor = minorUnits(await currencyFor(context, filters))
  return csvFile(context, 'orders', visitOf(context).shop.exportOrders({ query: listedBy(filters, minor), parseAs: 'stream' }))
}
