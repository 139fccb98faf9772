import type { StorefrontHome, StorefrontProduct } from '@souk/client'
import { answerOf, visitOf, type Context } from '@souk/site/pages/server'

const homes = new WeakMap<Context, Promise<StorefrontHome>>()

/** What the first page shows. Other pages read the categories in it. It is asked for once in a request. */
export const homeOf = (context: Context): Promise<StorefrontHome> => {
  const home = homes.get(context) ?? answerOf(context, visitOf(context).shop.getStorefrontHome())
  homes.set(context, home)
  return home
}

/** What a list shows of a product. The rest of it would only make the page longer. */
export const cardOf = ({ productId, slug, name, description, price, currency, pictures, drawn, unitsAvailable }: StorefrontProduct) => ({
  productId,
  slug,
  name,
  description,
  price,
  currency,
  pictures,
  drawn,
  unitsAvailable,
})

export type Card = ReturnType<typeof cardOf>

/** The currency of the shop. Undefined: it sells nothing yet. */
export const currencyIn = ({ newest }: StorefrontHome): string | undefined => newest[0]?.currency
