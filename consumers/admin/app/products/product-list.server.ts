import { redirect } from 'react-router'
import type { Product } from '@souk/client'
import { answerOf, eventStream, orInstead, visitOf, type Context } from '@souk/site/pages/server'
import { allCategories } from '../categories/all-categories.server.ts'
import { languageOf } from '../languages/all.server.ts'
import { csvFile } from '../parts/csv-file.server.ts'
import { asksFor } from './asked.server.ts'
import { addressOf, filtersIn, type Filters } from './filters.ts'

const PAGE = 50

/** Fewer units than that are few: the API calls it low. */
const LOW = 10

const rowOf = (product: Product, paths: ReadonlyMap<string, string>) => {
  const { productId, name, supplier, categoryId, price, currency, status, unitsAvailable, unitsReserved, unitsSold } = product
  const stock = unitsAvailable === 0 ? ('out' as const) : unitsAvailable < LOW ? ('low' as const) : ('available' as const)
  const category = paths.get(categoryId) ?? ''
  return { productId, name, supplier, categoryId, category, price, currency, status, stock, unitsAvailable, unitsReserved, unitsSold }
}

export type ProductRow = ReturnType<typeof rowOf>

const filtersOf = (request: Request): Filters => filtersIn(new URL(request.url).searchParams, languageOf(request).texts.locale)

export const loadProducts = async (context: Context, request: Request) => {
  const { shop } = visitOf(context)
  const filters = filtersOf(request)
  const { cursor, sort } = filters
  const { asked, currency } = await asksFor(context, filters)
  const [listed, counted, categories] = await Promise.all([
    orInstead(
      context,
      shop.listProducts({ query: { ...asked, limit: PAGE, ...(sort !== '' && { sort }), ...(cursor !== '' && { cursor }) } }),
    ),
    orInstead(context, shop.countProducts({ query: asked })),
    allCategories(context),
  ])
  // A cursor that somebody has changed leads to the first page, and filters that the API refuses lead to all products.
  if (listed.error?.status === 400) throw redirect(cursor === '' ? '/products' : addressOf(filters))
  const counts = await answerOf(context, Promise.resolve(counted))
  const { items, nextCursor, previousCursor, total } = await answerOf(context, Promise.resolve(listed))
  const paths = new Map(categories.map(({ categoryId, path }) => [categoryId, path]))
  return {
    filters,
    counts,
    categories: categories.map(({ categoryId, path, depth, status }) => ({ categoryId, path, depth, status })),
    total,
    currency: items[0]?.currency ?? currency ?? '',
    products: items.map((product) => rowOf(product, paths)),
    nextCursor,
    previousCursor,
  }
}

export type ProductList = Awaited<ReturnType<typeof loadProducts>>

/** What happens to any product, as it happens. */
export const listEvents = (context: Context, request: Request): Promise<Response> =>
  eventStream(context, request, (options) => visitOf(context).shop.productEvents(options))

/** All products that the filters leave, as a file: in the order of their addition, since other orders change while it is read. */
export const exportList = async (context: Context, request: Request): Promise<Response> => {
  const filters = filtersOf(request)
  const { sort } = filters
  const { asked } = await asksFor(context, filters)
  const query = { ...asked, status: filters.status || ('active' as const), ...(sort === 'newest' && { sort }) }
  return csvFile(context, 'products', visitOf(context).shop.exportProducts({ query, parseAs: 'stream' }))
}
