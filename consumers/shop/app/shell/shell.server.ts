import { answerOf, dropKeptForm, takeNotice, visitOf, type Context } from '@souk/site/pages/server'
import { guestCart } from '../cart/guest-cart.server.ts'
import { choices, textsFile } from '../languages/all.server.ts'
import { themeOf } from './theme.server.ts'

/** How many kinds are in the cart of the visitor. */
const kindsInCart = async (context: Context): Promise<number> => {
  const { session, shop } = visitOf(context)
  if (session.customer() === undefined) return guestCart(context).length
  const { data } = await shop.getCart()
  // A page that shows the cart says what is wrong with it.
  return data?.lines.length ?? 0
}

/** What every page shows around its content. */
export const loadShell = async (context: Context, request: Request) => {
  const { shop, address, session, requestId, page } = visitOf(context)
  const [{ categories }, cart] = await Promise.all([answerOf(context, shop.getStorefrontHome()), kindsInCart(context)])
  const isLoggedIn = session.customer() !== undefined
  // Whoever goes somewhere else does not want to send it again.
  if (isLoggedIn && page !== '/continue') dropKeptForm(context)
  return {
    address,
    requestId,
    isLoggedIn,
    categories: categories.filter(({ parentId }) => parentId === null).map(({ slug, name }) => ({ slug, name })),
    languages: choices.map((choice) => ({ ...choice, texts: textsFile(choice.code) })),
    theme: themeOf(context),
    notice: takeNotice(context, request),
    /** How many kinds are in the cart. */
    cart,
  }
}

export type Shell = Awaited<ReturnType<typeof loadShell>>
