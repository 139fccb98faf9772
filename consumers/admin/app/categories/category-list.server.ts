import { redirect } from 'react-router'
import { everyItem, RequestRefused, valueOf } from '@souk/client'
import { newKey, orInstead, orNull, visitOf, type Context } from '@souk/site/pages/server'
import { csvFile } from '../parts/csv-file.server.ts'
import { allCategories } from './all-categories.server.ts'
import { askedBy, filtersIn, statuses } from './filters.ts'
import { withOuter, type Placed } from './tree.ts'

/** How many products are sold in a category and in all inside it. Null: nobody can say it just now. */
export const productsIn = async (context: Context, categoryId: string): Promise<number | null> =>
  (await orNull(context, visitOf(context).shop.listProducts({ query: { categoryId, limit: 1 } })))?.total.count ?? null

/** Which categories words find, whatever their state. @throws Response */
const foundBy = async (context: Context, q: string): Promise<(category: Placed) => boolean> => {
  if (q === '') return () => true
  const { shop } = visitOf(context)
  const read = (status: (typeof statuses)[number]) => everyItem((query) => valueOf(shop.listCategories({ query: { ...query, q, status } })))
  const found = await orInstead(context, Promise.all(statuses.map(read))).catch((error: unknown) => {
    // Words that the API refuses lead to all categories.
    throw error instanceof RequestRefused && error.problem.status === 400 ? redirect('/categories') : error
  })
  const ids = new Set(found.flat().map(({ categoryId }) => categoryId))
  return ({ categoryId }) => ids.has(categoryId)
}

/** How many products are sold in each category of a tree, and in all inside it. What nobody can say just now is left out. */
const countsIn = async (context: Context, tree: readonly Placed[]): Promise<ReadonlyMap<string, number>> => {
  const { shop } = visitOf(context)
  // One answer counts all that lies directly inside a category.
  const parents = [undefined, ...tree.filter(({ isParent }) => isParent).map(({ categoryId }) => categoryId)]
  const counted = await Promise.all(
    parents.map((categoryId) => orNull(context, shop.countProducts({ query: { ...(categoryId !== undefined && { categoryId }) } }))),
  )
  const counts = new Map(counted.flatMap((one) => one?.categories.map(({ categoryId, count }) => [categoryId, count] as const) ?? []))
  // Those that are retired are not counted with the others.
  const missing = tree.filter(({ categoryId }) => !counts.has(categoryId))
  for (const { categoryId } of missing) {
    const count = await productsIn(context, categoryId)
    if (count !== null) counts.set(categoryId, count)
  }
  return counts
}

/** The categories that the filters leave as a tree, with the products in each. */
export const loadCategories = async (context: Context, request: Request) => {
  const filters = filtersIn(new URL(request.url).searchParams)
  const [tree, isFound] = await Promise.all([allCategories(context), foundBy(context, filters.q)])
  const found = tree.filter(isFound)
  const shown = withOuter(tree, (category) => isFound(category) && (filters.status === '' || category.status === filters.status))
  const counts = await countsIn(context, shown)
  return {
    key: newKey(),
    filters,
    statuses: statuses.map((status) => ({ status, count: found.filter((category) => category.status === status).length })),
    /** All of them: a new one may lie in any. */
    tree,
    categories: shown.map((category) => ({ ...category, products: counts.get(category.categoryId) ?? null })),
  }
}

export type CategoryList = Awaited<ReturnType<typeof loadCategories>>

/** The categories that the filters leave, as a file. */
export const exportCategories = (context: Context, request: Request): Promise<Response> => {
  const query = askedBy(filtersIn(new URL(request.url).searchParams))
  return csvFile(context, 'categories', visitOf(context).shop.exportCategories({ query, parseAs: 'stream' }))
}
