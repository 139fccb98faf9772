import { visitOf, answerOf, orInstead, type Context } from '@souk/site/pages/server'
import { countryName } from '../account/countries.server.ts'
import { cardOf, homeOf } from '../catalogue/storefront.server.ts'
import { languageOf } from '../languages/all.server.ts'
import { shownLines, totalOf, type ShownLine } from './cart-lines.ts'
import { earlierProducts, visitorsCart, type VisitorsCart } from './cart.server.ts'
import { goodsOf } from './goods.server.ts'
import { packLines } from './packed-lines.ts'

/** Products below an empty cart. */
const OTHERS = 4

/** What a customer needs to know and to choose before ordering. */
export const loadOrdering = async (context: Context, request: Request) => {
  const { shop, session } = visitOf(context)
  const customer = session.customer()
  if (customer === undefined) return undefined
  const path = { customerId: customer.customerId }
  const [{ available, held, spent }, { items: addresses }] = await Promise.all([
    answerOf(context, shop.getCredit({ path })),
    answerOf(context, shop.listAddresses({ path })),
  ])
  const language = languageOf(request)
  return {
    credit: { available, held, spent },
    addresses: addresses.map((address) => ({ ...address, country: countryName(language, address.country) })),
  }
}

export type Ordering = NonNullable<Awaited<ReturnType<typeof loadOrdering>>>

/**
 * What the form sends that orders the cart: the lines and the prices that the page has shown, so that every try asks for the same. The key is that of the
 * content of the saved cart: two tabs, a reload and a repeat have the same, until the cart changes. Undefined: this cannot be ordered.
 */
const orderOf = ({ saved }: VisitorsCart, lines: readonly ShownLine[]): { readonly key: string; readonly lines: string } | undefined =>
  saved === undefined || lines.length === 0 || lines.some(({ state }) => state === 'gone')
    ? undefined
    : {
        key: `cart-${saved.version}-${saved.changedAt}`,
        lines: packLines(
          lines.map(({ productId, quantity, product }) => ({ productId, quantity, ...(product && { unitPrice: product.price }) })),
        ),
      }

export const loadCart = async (context: Context, request: Request) => {
  const cart = await orInstead(context, visitorsCart(context))
  const [goods, ordering] = await Promise.all([
    goodsOf(
      context,
      cart.lines.map(({ productId }) => productId),
    ),
    loadOrdering(context, request),
  ])
  const lines = shownLines(cart.lines, goods, earlierProducts(context))
  return {
    lines,
    waiting: cart.waiting,
    total: totalOf(lines),
    currency: [...goods.values()][0]?.currency,
    ordering,
    order: orderOf(cart, lines),
    /** A way on from an empty cart. */
    others: lines.length > 0 ? [] : await othersIn(context),
  }
}

/** What others buy, or what is new. */
const othersIn = async (context: Context) => {
  const { bestselling, newest } = await homeOf(context)
  return [...bestselling, ...newest.filter((one) => bestselling.every(({ productId }) => productId !== one.productId))]
    .slice(0, OTHERS)
    .map(cardOf)
}

export type CartData = Awaited<ReturnType<typeof loadCart>>
