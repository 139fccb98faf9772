import { orNull, visitOf, type Context } from '@souk/site/pages/server'

/** The currency of the shop, as any product or its revenue tells it. Null: nobody who knows it answers just now. */
export const currencyOf = async (context: Context): Promise<string | null> => {
  const { shop } = visitOf(context)
  for (const status of ['active', 'retired'] as const) {
    const [product] = (await orNull(context, shop.listProducts({ query: { status, limit: 1 } })))?.items ?? []
    if (product !== undefined) return product.currency
  }
  return (await orNull(context, shop.getRevenue({ query: { by: 'day' } })))?.currency ?? null
}
