import { everyItem, valueOf } from '@souk/client'
import { orInstead, visitOf, type Context } from '@souk/site/pages/server'
import { treeOf, type Placed } from './tree.ts'

const statuses = ['active', 'retired'] as const

/** All categories, also those that are retired: in the order of a tree. */
export const allCategories = async (context: Context): Promise<readonly Placed[]> => {
  const { shop } = visitOf(context)
  const read = (status: (typeof statuses)[number]) => everyItem((query) => valueOf(shop.listCategories({ query: { ...query, status } })))
  return treeOf((await orInstead(context, Promise.all(statuses.map(read)))).flat())
}
