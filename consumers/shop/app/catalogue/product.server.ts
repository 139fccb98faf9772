import { redirect } from 'react-router'
import type { StorefrontProduct } from '@souk/client'
import { packsInCase } from '@souk/pictures'
import { fileFor } from '@souk/pictures/address'
import { caseIn } from '@souk/pictures/case-text'
import { answerOf, orNull, visitOf, type Context } from '@souk/site/pages/server'
import { keyFor } from '../cart/placing.server.ts'
import { acceptable } from './filters.ts'
import { cardOf, socialPicture } from './storefront.server.ts'

/** How many products stand in a row of the page. */
const ROW = 4

/** What the visitor may still spend. Undefined also if nobody can say so just now: the product can be bought all the same. */
const creditOf = async (context: Context): Promise<number | undefined> => {
  const { session, shop } = visitOf(context)
  const customerId = session.customer()?.customerId
  return customerId === undefined ? undefined : (await orNull(context, shop.getCredit({ path: { customerId } })))?.available
}

/** What else is drawn of a product. One with a picture of its own shows that one. */
const viewsOf = ({ pictures, drawn, description }: Pick<StorefrontProduct, 'pictures' | 'drawn' | 'description'>) => {
  const views = packsInCase({ description }) === undefined ? (['label'] as const) : (['label', 'case'] as const)
  return pictures === null ? views.map((view) => ({ view, path: fileFor(drawn, view) })) : []
}

/** The page of a product. Its slug has one spelling; others lead there. */
export const loadProduct = async (context: Context, url: URL, slug: string) => {
  const { shop } = visitOf(context)
  const page = await answerOf(context, shop.getStorefrontProductBySlug({ path: { slug: acceptable(slug) } }))
  const { product, path, prices, lowestPrice, boughtTogether, sameCategory } = page
  if (product.slug !== slug) throw redirect(`/p/${product.slug}${url.search}`, 301)
  const { supplier } = product
  const ofMaker = supplier === '' ? undefined : await answerOf(context, shop.searchProducts({ query: { supplier, limit: 1 } }))
  const [orderKey, credit] = await Promise.all([keyFor(context, `now-${product.productId}`), creditOf(context)])
  const together = boughtTogether.slice(0, ROW)
  const others = sameCategory.filter(({ productId }) => !together.some((one) => one.productId === productId))
  return {
    product: { ...cardOf(product), supplier, picture: product.picture, isRetired: product.status === 'retired' },
    image: socialPicture(product),
    views: viewsOf(product),
    /** What a case holds, if the description says so. */
    held: caseIn(product.description),
    path: path.map(({ slug: above, name }) => ({ slug: above, name })),
    prices,
    lowestPrice,
    /** When the page was made: the prices hold until then. */
    now: Date.now(),
    /** With it, one click orders, and orders once. Undefined: nobody is logged in. */
    orderKey,
    credit,
    ofMaker: ofMaker?.total.count ?? 0,
    boughtTogether: together.map(cardOf),
    sameCategory: others.slice(0, ROW).map(cardOf),
  }
}

export type ProductData = Awaited<ReturnType<typeof loadProduct>>
