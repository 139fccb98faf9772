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

const listed = (context: Context, productIds: readonly string[]) =>
  visitOf(context).shop.listProducts({ query: { ids: productIds.join(','), limit: 100 } })

const byId = (products: readonly Product[]): ReadonlyMap<string, Good> =>
  new Map(products.map((product) => [product.productId, shown(product)]))

/** Products with their prices and their stock of now, by id. What is not there has never been. */
export const goodsOf = async (context: Context, productIds: readonly string[]): Promise<ReadonlyMap<string, Good>> =>
  byId(productIds.length === 0 ? [] : (await answerOf(context, listed(context, productIds))).items)

/** As `goodsOf`. Null: the service that knows them is away. */
export const goodsIfKnown = async (context: Context, productIds: readonly string[]): Promise<ReadonlyMap<string, Good> | null> => {
  const found = productIds.length === 0 ? { items: [] } : await orNull(context, listed(context, productIds))
  return found && byId(found.items)
}

/** One product that is sold now. Anybody may have written the id. */
export const goodOf = async (context: Context, productId: string): Promise<Good | undefined> => {
  const product = isId(productId) ? (await goodsOf(context, [productId])).get(productId) : undefined
  return product?.isSold === true ? product : undefined
}
