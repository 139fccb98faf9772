import type { StorefrontHome, StorefrontProduct } from '@souk/client'
import { CARD_HEIGHT, CARD_WIDTH, fileFor } from '@souk/pictures/address'
import { answerOf, visitOf, type Context } from '@souk/site/pages/server'

const homes = new WeakMap<Context, Promise<StorefrontHome>>()

/** What the first page shows. Other pages read the categories in it. It is asked for once in a request. */
export const homeOf = (context: Context): Promise<StorefrontHome> => {
  const home = homes.get(context) ?? answerOf(context, visitOf(context).shop.getStorefrontHome())
  homes.set(context, home)
  return home
}

type WithPictures = Pick<StorefrontProduct, 'pictures' | 'drawn'>

/** The path of a small picture of a product, for a place that does not let the browser choose. */
export const smallestPicture = ({ pictures, drawn }: WithPictures): string =>
  pictures?.variants.find(({ type }) => type === 'image/webp')?.path ?? drawn

/** A picture that other sites show beside a link to a page. They read neither SVG nor AVIF. */
export const socialPicture = ({ name, pictures, drawn }: WithPictures & Pick<StorefrontProduct, 'name'>) => {
  const uploaded = pictures?.variants.findLast(({ type }) => type === 'image/webp')
  const drawnCard = { type: 'image/png', width: CARD_WIDTH, height: CARD_HEIGHT, path: fileFor(drawn, 'card') }
  return { ...(uploaded ?? drawnCard), text: name }
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

/** The products that the first page shows anyway. */
export const knownIn = ({ bestselling, newest, backInStock }: StorefrontHome): readonly StorefrontProduct[] => [
  ...bestselling,
  ...newest,
  ...backInStock,
]

/** The outermost category around a category. */
const outermost = ({ categories }: StorefrontHome): ((categoryId: string) => string) => {
  const parents = new Map(categories.map(({ categoryId, parentId }) => [categoryId, parentId]))
  return (categoryId) => {
    let row = categoryId
    for (let parent = parents.get(row); parent !== null && parent !== undefined; parent = parents.get(row)) row = parent
    return row
  }
}

/** The outermost categories, each with the first of some products that is inside it. */
export const rowsOf = (home: StorefrontHome, products: readonly StorefrontProduct[]) => {
  const rowOf = outermost(home)
  return home.categories
    .filter(({ parentId }) => parentId === null)
    .map(({ categoryId, slug, name, products: count }) => {
      const goods = products.find(({ category }) => rowOf(category.categoryId) === categoryId)
      return { slug, name, products: count, goods: goods && cardOf(goods) }
    })
}

export type StallRow = ReturnType<typeof rowsOf>[number]

/** Whether each row has something to show. */
export const isComplete = (rows: readonly StallRow[]): boolean => rows.every(({ goods }) => goods !== undefined)

/** The best products, for rows that none of the products of the first page stands in. */
export const moreGoods = { limit: 60, sort: 'bestselling' } as const

/** The rows that have anything, each with one of its goods. */
export const stallRows = async (context: Context): Promise<readonly StallRow[]> => {
  const home = await homeOf(context)
  const known = knownIn(home)
  const rows = rowsOf(home, known).filter(({ products }) => products > 0)
  if (isComplete(rows)) return rows
  const { items } = await answerOf(context, visitOf(context).shop.searchProducts({ query: moreGoods }))
  return rowsOf(home, [...known, ...items]).filter(({ products }) => products > 0)
}
