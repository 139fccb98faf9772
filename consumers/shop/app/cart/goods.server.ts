import type { Product } from '@souk/client'
import { isId } from '@souk/site/pages'
import { answerOf, orNull, visitOf, type Context } from '@souk/site/pages/server'

/** A product as a cart or an order shows it. */
export type Good = Pick<
  Product,
  'productId' | 'slug' | 'name' | 'description' | 'pictures' | 'drawn' | 'price' | 'currency' | 'unitsAvailable'
> & {
  readonly isSold: boolean
}

const shown = ({ productId, slug, name, description, pictures, drawn, price, currency, unitsAvailable, status }: Product): Good => ({
  productId,
  slug,
  name,
  description,
  pictures,
  drawn,
  price,
  currency,
  unitsAvailable,
  isSold: status === 'active',
})

/** Products with their prices and their stock of now, by id. What is not there has never been. */
export const goodsOf = async (context: Context, productIds: readonly string[]): Promise<ReadonlyMap<string, Good>> => {
  if (productIds.length === 0) return new Map()
  const { shop } = visitOf(context)
  const { items } = await answerOf(context, shop.listProducts({ query: { ids: productIds.join(','), limit: 100 } }))
  return new Map(items.map((product) => [product.productId, shown(product)]))
}

/** As `goodsOf`. Null: the service that knows them is away. */
export const goodsIfKnown = async (context: Context, productIds: readonly string[]): Promise<ReadonlyMap<string, Good> | null> => {
  if (productIds.length === 0) return new Map()
  const found = await orNull(context, visitOf(context).shop.listProducts({ query: { ids: productIds.join(','), limit: 100 } }))
  return found && new Map(found.items.map((product) => [product.productId, shown(product)]))
}

/** One product that is sold now. Anybody may have written the id. */
export const goodOf = async (context: Context, productId: string): Promise<Good | undefined> => {
  const product = isId(productId) ? (await goodsOf(context, [productId])).get(productId) : undefined
  return product?.isSold === true ? product : undefined
}
