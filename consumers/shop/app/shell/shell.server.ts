import { dropKeptForm, takeNotice, visitOf, type Context } from '@souk/site/pages/server'
import { kindsInCart } from '../cart/cart.server.ts'
import { homeOf } from '../catalogue/storefront.server.ts'
import { choices, textsFile } from '../languages/all.server.ts'
import { themeOf } from './theme.server.ts'

/** What every page shows around its content. */
export const loadShell = async (context: Context, request: Request) => {
  const { address, session, requestId, page } = visitOf(context)
  const [{ categories }, cart] = await Promise.all([homeOf(context), kindsInCart(context)])
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
