import type { StorefrontHome, StorefrontProduct } from '@souk/client'
import { answerOf, visitOf, type Context } from '@souk/site/pages/server'
import { cardOf, homeOf } from './storefront.server.ts'

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

/** The outermost categories, each with one of its goods for its arch. */
const loadRows = async (context: Context, { categories, bestselling, newest }: StorefrontHome) => {
  const { shop } = visitOf(context)
  const shown = [...bestselling, ...newest]
  const rows = categories.filter(({ parentId }) => parentId === null)
  return Promise.all(
    rows.map(async ({ categoryId, slug, name, products }) => {
      const known = shown.find(({ category }) => category.categoryId === categoryId)
      const one = known ?? (await answerOf(context, shop.searchProducts({ query: { categoryId, sort: 'bestselling', limit: 1 } }))).items[0]
      return { slug, name, products, goods: one }
    }),
  )
}

/** The first page: a shelf, the rows of stalls, and what is new, bought most and back. */
export const loadHome = async (context: Context) => {
  const home = await homeOf(context)
  const [rows, all] = await Promise.all([
    loadRows(context, home),
    answerOf(context, visitOf(context).shop.searchProducts({ query: { limit: 1 } })),
  ])
  const onShelf = withoutRepeats([...home.bestselling, ...home.newest, ...rows.flatMap(({ goods }) => goods ?? [])])
  return {
    kinds: all.total.count,
    makers: all.facets.supplier.length,
    shelf: mixed(onShelf).slice(0, SHELF).map(cardOf),
    rows: rows.map(({ goods, ...row }) => ({ ...row, goods: goods && cardOf(goods) })),
    newest: home.newest.slice(0, 4).map(cardOf),
    bestselling: home.bestselling.slice(0, 7).map((product) => ({ ...cardOf(product), supplier: product.supplier })),
    backInStock: home.backInStock.slice(0, 4).map(cardOf),
  }
}

export type Home = Awaited<ReturnType<typeof loadHome>>
