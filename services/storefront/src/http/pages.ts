import {
  drawnPath,
  picturesAnswer,
  slugOf,
  type StorefrontCategoryPage,
  type StorefrontHome,
  type StorefrontProduct,
  type StorefrontProductPage,
} from '@souk/contracts'
import { ProblemError } from '@souk/http'
import { fileOf } from '@souk/pictures/address'
import type { ShownRows } from '@souk/service'
import { ranked } from '../domain/popularity.ts'
import { pricesSince } from '../domain/prices.ts'
import { CATALOGUE, type CategoryRow, type ProductRow } from '../view/projectors.ts'
import type { StorefrontStore } from '../view/store.ts'
import { linkTo, type Tree } from './tree.ts'

/** Products in a row of a page. */
const ROW = 12

/** What a page shows, and the rows that this was made of. */
export interface Page<Body> {
  readonly body: Body
  readonly shown: readonly ShownRows[]
}

const notFound = (kind: string): ProblemError => new ProblemError('not-found', `there is no such ${kind}`)

/** Undefined: its category is not there, because what added it was parked. */
const productAnswer = (row: ProductRow, tree: Tree): StorefrontProduct | undefined => {
  const { productId, name, description, supplier, price, currency, picture, pictures, status, addedAt, available } = row
  const category = tree.category(row.categoryId)
  return (
    category && {
      productId,
      slug: slugOf(row, row.position),
      name,
      description,
      supplier,
      price,
      currency,
      picture,
      pictures: pictures && picturesAnswer(pictures),
      status,
      addedAt,
      unitsAvailable: Math.max(0, available),
      category: linkTo(category),
      drawn: drawnPath(fileOf({ id: productId, name, description, supplier, category: category.name })),
    }
  )
}

export const productAnswers = (rows: readonly ProductRow[], tree: Tree): StorefrontProduct[] =>
  rows.flatMap((row) => productAnswer(row, tree) ?? [])

export const theCatalogue: ShownRows = { collection: 'catalogue', id: CATALOGUE }
/** The rows of products, and of the categories that stand beside them. */
export const productsIn = (...lists: readonly (readonly StorefrontProduct[])[]): ShownRows[] => {
  const products = lists.flat()
  const categories = new Set(products.map(({ category }) => category.categoryId))
  return [
    ...Array.from(categories, (id) => ({ collection: 'categories', id })),
    ...Array.from(new Set(products.map(({ productId }) => productId)), (id) => ({ collection: 'products', id })),
  ]
}

export const homePage = async (store: StorefrontStore, tree: Tree): Promise<Page<StorefrontHome>> => {
  const newest = productAnswers(await store.select('newest', ROW), tree)
  const bestselling = productAnswers(await store.select('bestselling', ROW), tree)
  const backInStock = productAnswers(await store.select('backInStock', ROW), tree)
  const body = { categories: tree.shownWithProducts(tree.all), newest, bestselling, backInStock }
  return { body, shown: [theCatalogue, ...productsIn(newest, bestselling, backInStock)] }
}

/** @throws ProblemError if there is none */
export const categoryPage = async (
  store: StorefrontStore,
  tree: Tree,
  row: CategoryRow | undefined,
): Promise<Page<StorefrontCategoryPage>> => {
  if (row === undefined) throw notFound('category')
  const inside = tree.inside(row.categoryId)
  const bestselling = productAnswers(await store.select('bestselling', ROW, inside), tree)
  const newest = productAnswers(await store.select('newest', ROW, inside), tree)
  const children = tree.shownWithProducts(tree.children(row.categoryId))
  const body = { category: tree.shown(row), path: tree.above(row.categoryId).map(linkTo), children, bestselling, newest }
  return { body, shown: [theCatalogue, { collection: 'categories', id: row.categoryId }, ...productsIn(bestselling, newest)] }
}

/** @param now  when it is shown @throws ProblemError if there is no such product */
export const productPage = async (
  store: StorefrontStore,
  tree: Tree,
  row: ProductRow | undefined,
  now: number,
): Promise<Page<StorefrontProductPage>> => {
  const product = row && productAnswer(row, tree)
  if (row === undefined || product === undefined) throw notFound('product')
  const { productId, categoryId } = row
  const isOther = (other: ProductRow): boolean => other.productId !== productId && other.status === 'active'

  const prices = pricesSince((await store.prices(productId))?.prices ?? [], now)
  const companions = ranked(Object.entries((await store.companions(productId))?.counts ?? {})).map(([id]) => id)
  const boughtTogether = productAnswers((await store.products(companions)).filter(isOther).slice(0, ROW), tree)
  // What was never bought comes last, the newest first.
  const inCategory = await Promise.all((['bestselling', 'newest'] as const).map((one) => store.select(one, ROW + 1, [categoryId])))
  const others = new Map(inCategory.flat().map((other) => [other.productId, other]))
  const sameCategory = productAnswers([...others.values()].filter(isOther).slice(0, ROW), tree)
  const above = tree.above(categoryId)
  return {
    body: {
      product,
      path: [...above.map(linkTo), product.category],
      prices: [...prices],
      lowestPrice: Math.min(...prices.map(({ price }) => price), product.price),
      boughtTogether,
      sameCategory,
    },
    shown: [
      ...above.map((around) => ({ collection: 'categories', id: around.categoryId })),
      ...productsIn([product], boughtTogether, sameCategory),
    ],
  }
}
