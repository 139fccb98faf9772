import type { ListCommitsData } from '@souk/client'
import { orNull, visitOf, type Context } from '@souk/site/pages/server'

const MOST = 200

const priceIn = (data: unknown): readonly number[] =>
  typeof data === 'object' && data !== null && 'price' in data && typeof data.price === 'number' ? [data.price] : []

/** Every price that a product has had, the oldest first, as the log tells it. Null: the log does not answer. */
export const pricesOf = async (context: Context, productId: string) => {
  const { shop } = visitOf(context)
  const stream = `product-${productId}`
  const read = (query: NonNullable<ListCommitsData['query']>) => orNull(context, shop.listCommits({ query: { stream, ...query } }))
  const [added, changed] = await Promise.all([
    read({ type: 'ProductAdded', limit: 1 }),
    read({ type: 'ProductPriceChanged', sort: 'newest', limit: MOST }),
  ])
  if (added === null || changed === null) return null
  return [...changed.commits, ...added.commits]
    .flatMap(({ at, appends }) =>
      appends.flatMap(({ events }) => events.flatMap(({ data }) => priceIn(data).map((price) => ({ at: Date.parse(at), price })))),
    )
    .toReversed()
}
