import type { StorefrontProduct } from '@souk/client'
import { answerOf, visitOf, type Context } from '@souk/site/pages/server'
import { cardOf, homeOf, isComplete, knownIn, moreGoods, rowsOf, socialPicture } from './storefront.server.ts'

/** Arches on the shelf. */
const SHELF = 6

const withoutRepeats = (products: readonly StorefrontProduct[]): StorefrontProduct[] => [
  ...new Map(products.map((product) => [product.productId, product])).values(),
]

/** The first of each category before the second of any: a shelf in one colour is dull. */
const mixed = (products: readonly StorefrontProduct[]): StorefrontProduct[] => {
  const seen = new Map<string, number>()
  const round = (product: StorefrontProduct): number => {
    const before = seen.get(product.category.categoryId) ?? 0
    seen.set(product.category.categoryId, before + 1)
    return before
  }
  return products
    .map((product) => ({ product, round: round(product) }))
    .toSorted((one, other) => one.round - other.round)
    .map(({ product }) => product)
}

/** The first page: a shelf, the rows of stalls, and what is new, bought most and back. */
export const loadHome = async (context: Context) => {
  const home = await homeOf(context)
  const known = withoutRepeats(knownIn(home))
  // The list is asked for anyway: it knows how many products and makers there are.
  const query = isComplete(rowsOf(home, known)) ? { limit: 1 } : moreGoods
  const all = await answerOf(context, visitOf(context).shop.searchProducts({ query }))

  const shelf = mixed(known).slice(0, SHELF)
  const onShelf = new Set(shelf.map(({ productId }) => productId))
  // What stands on the shelf comes last.
  const others = [...known, ...all.items].toSorted(
    (one, other) => Number(onShelf.has(one.productId)) - Number(onShelf.has(other.productId)),
  )
  const [best = home.newest[0]] = home.bestselling
  return {
    image: best && socialPicture(best),
    kinds: all.total.count,
    makers: all.facets.supplier.length,
    shelf: shelf.map(cardOf),
    rows: rowsOf(home, others),
    newest: home.newest.slice(0, 4).map(cardOf),
    bestselling: home.bestselling.slice(0, 7).map((product) => ({ ...cardOf(product), supplier: product.supplier })),
    backInStock: home.backInStock.slice(0, 4).map(cardOf),
  }
}

export type Home = Awaited<ReturnType<typeof loadHome>>
