import type { Answer } from '@souk/client'
import { visitOf, type Context } from '@souk/site/pages/server'
import { refusedIn, type Shortage, type Told } from './shortages.ts'

/** The value of an answer. Undefined if there is none: the story can be told without it. */
const known = <Value>(asked: Promise<Answer<Value>>): Promise<Value | undefined> => asked.then(({ data }) => data).catch(() => undefined)

/** What an order asked for in vain, and how much of it was free when it was refused, rebuilt from the log. */
export const loadShortages = async (context: Context, story: Told): Promise<readonly Shortage[]> => {
  const { shop } = visitOf(context)
  const path = { customerId: story.order.customerId }
  const shortages = await Promise.all(
    refusedIn(story).map(async (refused) => {
      const { position, productId, asked } = refused
      const query = { asOf: position }
      const available =
        productId === undefined
          ? (await known(shop.getCredit({ path, query })))?.available
          : (await known(shop.getProduct({ path: { productId }, query })))?.unitsAvailable
      // Another instance may have written between the decision and its commit. Then the commit does not tell what was missing.
      return available === undefined || available >= asked ? [] : [{ ...refused, available }]
    }),
  )
  return shortages.flat()
}
