import { redirect } from 'react-router'
import { answerOf, customerOf, orInstead, visitOf, zoneOf, type Context } from '@souk/site/pages/server'
import { addressOf, filtersIn, isBackwards, queryOf, type Filters } from './filters.ts'
import { picturesOf } from './pictures.server.ts'

const PAGE = 15

/** The product that the list is about. It may be an unknown one. */
const productOf = async (context: Context, { product }: Filters) => {
  if (product === '') return undefined
  const { items } = await answerOf(context, visitOf(context).shop.listProducts({ query: { ids: product } }))
  return items[0]?.name
}

/** The visitor's own orders, also for a manager, who could see all of them. */
export const loadOrders = async (context: Context, request: Request) => {
  const { customerId } = customerOf(context)
  const { shop } = visitOf(context)
  const filters = filtersIn(new URL(request.url).searchParams)
  const { status, cursor } = filters
  if (isBackwards(filters)) return { filters, isBackwards: true, orders: [], counts: [], nextCursor: null, productName: undefined }
  const query = { customerId, ...queryOf(filters, zoneOf(context)) }
  const [asked, counted, productName] = await Promise.all([
    orInstead(
      context,
      shop.listOrders({ query: { ...query, limit: PAGE, ...(status && { status }), ...(cursor !== undefined && { cursor }) } }),
    ),
    orInstead(context, shop.countOrders({ query })),
    productOf(context, filters),
  ])
  // A cursor that somebody has changed leads to the first page, and what cannot be looked for leads to all orders.
  if (asked.error?.status === 400) throw redirect(cursor === undefined ? '/orders' : addressOf(filters))
  const { statuses } = await answerOf(context, Promise.resolve(counted))
  const { items, nextCursor } = await answerOf(context, Promise.resolve(asked))
  return { filters, isBackwards: false, orders: await picturesOf(context, items), counts: statuses, nextCursor, productName }
}
