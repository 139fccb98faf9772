import { RequestRefused, valueOf, type Cart, type CartLine } from '@souk/client'
import { orInstead, visitOf, type Context, type PageVisit } from '@souk/site/pages/server'
import { guestCart, keepGuestCart } from './guest-cart.server.ts'
import { fromEarlier, merged } from './lines.ts'
import { packIds, unpackIds } from './packed-lines.ts'

/** The cart of a visitor, wherever it is kept. */
export interface VisitorsCart {
  readonly lines: readonly CartLine[]
  /** Names this content for the API. Undefined: the visitor is not logged in. */
  readonly saved: Pick<Cart, 'version' | 'changedAt'> | undefined
  /** How many kinds of an earlier visit wait in the browser, because the saved cart is full. */
  readonly waiting: number
}

type Change = (lines: readonly CartLine[]) => readonly CartLine[]

/** How often a change is tried that others are faster than. */
const TRIES = 5

/** Names the products that come from an earlier visit, until the browser is closed. */
const EARLIER = 'cart-earlier'

/** Products that the visitor has not put in in this visit, or not as many of. */
export const earlierProducts = (context: Context): readonly string[] => unpackIds(visitOf(context).cookies.get(EARLIER) ?? '')

const keepEarlier = (context: Context, productIds: readonly string[]): void => {
  const { cookies } = visitOf(context)
  if (productIds.length === 0) cookies.remove(EARLIER)
  else cookies.set(EARLIER, packIds(productIds))
}

/**
 * Changes the saved cart. If it has changed meanwhile, the change is made to what it is now.
 * @param once  a key: a change with it that was made before is not made again
 */
export const changeSavedCart = async (context: Context, change: Change, once?: string): Promise<Cart> => {
  const { shop } = visitOf(context)
  for (let tries = 1; ; tries += 1) {
    const { version, lines } = await valueOf(shop.getCart())
    const { data, error } = await shop.changeCart({
      body: { lines: [...change(lines)] },
      headers: { 'if-match': `"${version}"`, ...(once !== undefined && { 'idempotency-key': once }) },
    })
    if (error === undefined) return data
    if (error.status !== 412 || tries === TRIES) throw new RequestRefused(error)
  }
}

/**
 * Makes the guest's cart and the saved one into one. The cookie of the guest goes only when that is saved. Until then each request tries again,
 * and the saved cart remembers the id of the guest's: it takes each in once.
 */
const mergeGuestCart = async (context: Context): Promise<VisitorsCart | undefined> => {
  const guest = guestCart(context)
  if (guest === undefined) return undefined
  const { shop } = visitOf(context)
  const now = await valueOf(shop.getCart())
  const { rest: unfit } = merged(now.lines, guest.lines)
  if (unfit.length === guest.lines.length) return { lines: now.lines, saved: now, waiting: unfit.length }

  let rest: readonly CartLine[] = []
  const saved = await changeSavedCart(
    context,
    (before) => {
      const both = merged(before, guest.lines)
      rest = both.rest
      return both.lines
    },
    `guest-${guest.id}`,
  )
  keepEarlier(context, fromEarlier(saved.lines, guest.lines))
  keepGuestCart(context, rest)
  return { lines: saved.lines, saved, waiting: rest.length }
}

const load = async (context: Context): Promise<VisitorsCart> => {
  const { session, shop } = visitOf(context)
  if (session.customer() === undefined) return { lines: guestCart(context)?.lines ?? [], saved: undefined, waiting: 0 }
  const both = await mergeGuestCart(context)
  if (both !== undefined) return both
  const cart = await valueOf(shop.getCart())
  return { lines: cart.lines, saved: cart, waiting: 0 }
}

/** One page asks several times, and merges once. */
const loaded = new WeakMap<PageVisit, Promise<VisitorsCart>>()

/** The cart of the visitor. The first request after a log-in merges the guest's cart into the saved one. */
export const visitorsCart = (context: Context): Promise<VisitorsCart> => {
  const visit = visitOf(context)
  let cart = loaded.get(visit)
  if (cart === undefined) {
    cart = load(context)
    loaded.set(visit, cart)
  }
  return cart
}

/** How many kinds are in the cart. A page that shows the cart says what is wrong with it. */
export const kindsInCart = (context: Context): Promise<number> =>
  visitorsCart(context).then(
    ({ lines }) => lines.length,
    () => 0,
  )

/** Changes the cart of the visitor, wherever it is kept. */
export const changeCart = async (context: Context, change: Change): Promise<void> => {
  const visit = visitOf(context)
  if (visit.session.customer() === undefined) {
    keepGuestCart(context, change((await visitorsCart(context)).lines))
    loaded.delete(visit)
    return
  }
  // The guest's cart comes first: the change is to what the visitor has seen.
  await orInstead(context, visitorsCart(context))
  await orInstead(context, changeSavedCart(context, change))
  loaded.delete(visit)
}

/** Whoever logs out leaves nothing of the cart in the browser. */
export const forgetEarlier = (context: Context): void => keepEarlier(context, [])

/** The visitor has decided about a product of an earlier visit. */
export const dropEarlier = (context: Context, productId: string): void => {
  const earlier = earlierProducts(context)
  if (earlier.includes(productId))
    keepEarlier(
      context,
      earlier.filter((one) => one !== productId),
    )
}
