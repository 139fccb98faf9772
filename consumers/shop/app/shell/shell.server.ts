import { dropKeptForm, takeNotice, themeOf, visitOf, type Context } from '@souk/site/pages/server'
import { kindsInCart } from '../cart/cart.server.ts'
import { homeOf } from '../catalogue/storefront.server.ts'
import { choices } from '../languages/all.server.ts'
import { offersInstall } from '../phone/install.server.ts'

/** What every page shows around its content. */
export const loadShell = async (context: Context, request: Request) => {
  const { address, session, requestId, page } = visitOf(context)
  // A page that needs the categories says what is wrong. The others go on without them.
  const categories = homeOf(context)
    .then((home) => home.categories)
    .catch(() => [])
  const [rows, cart] = await Promise.all([categories, kindsInCart(context)])
  const isLoggedIn = session.customer() !== undefined
  // Whoever goes somewhere else does not want to send it again.
  if (isLoggedIn && page !== '/continue') dropKeptForm(context)
  return {
    address,
    requestId,
    isLoggedIn,
    categories: rows.filter(({ parentId }) => parentId === null).map(({ slug, name }) => ({ slug, name })),
    languages: choices,
    theme: themeOf(context),
    offersInstall: isLoggedIn && offersInstall(context),
    notice: takeNotice(context, request),
    /** How many kinds are in the cart. */
    cart,
  }
}

export type Shell = Awaited<ReturnType<typeof loadShell>>
