import type { StoredPictures } from '@souk/contracts'
import type { Projectors, Rows } from '@souk/service'
import { counted, weightAt } from '../domain/popularity.ts'
import { pricesAfter, type PriceSince } from '../domain/prices.ts'

/** A product as customers see it. */
export interface ProductRow {
  readonly productId: string
  /** Position in the log at which it was added. Its slug ends in it. */
  readonly position: number
  readonly addedAt: string
  readonly slugWords: string
  readonly name: string
  readonly description: string
  readonly supplier: string
  readonly categoryId: string
  readonly price: number
  readonly currency: string
  readonly status: 'active' | 'retired'
  readonly picture: string | null
  readonly pictures: StoredPictures | null
  /** Units that can be ordered. */
  readonly available: number
  /** How often it was bought: a sum of {@link weightAt}. */
  readonly popularity: number
  readonly isSoldOut: boolean
  /** Position at which it could be ordered again, after it was sold out. 0: it never was. */
  readonly restocked: number
}

/** The prices of a product, beside it because few readers want them. */
export interface PricesRow {
  readonly prices: readonly PriceSince[]
}

export interface CategoryRow {
  readonly categoryId: string
  readonly position: number
  readonly parentId: string | null
  readonly slugWords: string
  readonly name: string
  readonly description: string
  readonly status: 'active' | 'retired'
}

/** What is reserved for an order, until it is sold or given back. No person stands here. */
export interface BasketRow {
  readonly productIds: readonly string[]
  /** Number of products that are not sold yet. */
  readonly left: number
}

/** How often a product was bought together with others: a sum of {@link weightAt} for each. */
export interface CompanionsRow {
  readonly counts: Readonly<Record<string, number>>
}

/** Tells since when the catalogue is as it is. */
export interface CatalogueRow {
  readonly position: number
}

export type StorefrontCollections = {
  readonly products: ProductRow
  readonly prices: PricesRow
  readonly categories: CategoryRow
  readonly baskets: BasketRow
  readonly companions: CompanionsRow
  readonly catalogue: CatalogueRow
}

/** The id of the row of `catalogue` that changes with everything that decides which products a list shows. */
export const CATALOGUE = 'all'
/** The id of the row of `catalogue` that changes with the categories, and with the number of their products. */
export const TREE = 'tree'

/** Most others of an order that a product counts as bought with: those behind it, in a circle. A larger order says less of each pair. */
const MAX_TOGETHER = 12

type View = Rows<StorefrontCollections>

/** The part of an event that the projectors need. */
interface Happened<Data> {
  readonly position: number
  readonly event: { readonly data: Data }
}

type OfProduct = { readonly productId: string }

const readsProduct = ({ productId }: OfProduct) => [['products', productId]] as const

const catalogueChanges = (rows: View, position: number): void => rows.put('catalogue', CATALOGUE, { position })
const treeChanges = (rows: View, position: number): void => {
  rows.put('catalogue', TREE, { position })
  catalogueChanges(rows, position)
}

/** Changes the row of a product. An event of a product without a row is skipped: what added it was parked. */
const productBecomes = <Data extends OfProduct>(change: (data: Data) => Partial<ProductRow>) => ({
  reads: readsProduct,
  apply: (rows: View, { position, event: { data } }: Happened<Data>): void => {
    const row = rows.get('products', data.productId)
    if (row === undefined) return
    const changed = { ...row, ...change(data) }
    rows.put('products', data.productId, changed)
    const isElsewhere = changed.categoryId !== row.categoryId || changed.status !== row.status
    if (isElsewhere) treeChanges(rows, position)
    else catalogueChanges(rows, position)
  },
})

/**
 * Changes the units of a product that can be ordered. Lists change only when it is sold out, or comes back.
 * @param isDelivery  only then it is back in stock: what was held for an order and given back was never gone
 */
const unitsBecome = <Data extends OfProduct>(available: (data: Data, before: number) => number, isDelivery = false) => ({
  reads: readsProduct,
  apply: (rows: View, { position, event: { data } }: Happened<Data>): void => {
    const row = rows.get('products', data.productId)
    if (row === undefined) return
    const [had, has] = [row.available, available(data, row.available)]
    rows.put('products', data.productId, {
      ...row,
      available: has,
      // A new product, which has no units yet, is not sold out.
      isSoldOut: has <= 0 && (row.isSoldOut || had > 0),
      restocked: isDelivery && row.isSoldOut && has > 0 ? position : row.restocked,
    })
    if (had > 0 !== has > 0) catalogueChanges(rows, position)
  },
})

const pictureBecomes = <Data extends OfProduct>(pictures: (data: Data) => StoredPictures | null) => ({
  reads: readsProduct,
  apply: (rows: View, { event: { data } }: Happened<Data>): void => {
    const row = rows.get('products', data.productId)
    if (row !== undefined) rows.put('products', data.productId, { ...row, pictures: pictures(data) })
  },
})

const categoryBecomes = <Data extends { readonly categoryId: string }>(change: (data: Data) => Partial<CategoryRow>) => ({
  reads: ({ categoryId }: Data) => [['categories', categoryId] as const],
  apply: (rows: View, { position, event: { data } }: Happened<Data>): void => {
    const row = rows.get('categories', data.categoryId)
    if (row === undefined) return
    rows.put('categories', data.categoryId, { ...row, ...change(data) })
    treeChanges(rows, position)
  },
})

/** The fields of an event that are given. An absent one changes nothing. */
const given = <Fields extends object>(fields: Fields): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>
  }

/** How each event changes the view. All are of other services: the storefront writes none. */
export const projectors: Projectors<StorefrontCollections, never> = {
  CategoryAdded: {
    apply: (rows, { position, event: { data } }) => {
      const { categoryId, parentId, slugWords, name, description } = data
      rows.put('categories', categoryId, { categoryId, position, parentId, slugWords, name, description, status: 'active' })
      treeChanges(rows, position)
    },
  },
  CategoryChanged: categoryBecomes(({ parentId, slugWords, name, description }) => given({ parentId, slugWords, name, description })),
  CategoryRetired: categoryBecomes(() => ({ status: 'retired' })),
  CategoryRestored: categoryBecomes(() => ({ status: 'active' })),

  ProductAdded: {
    apply: (rows, { position, event: { data } }) => {
      const { productId, categoryId, addedAt, slugWords, name, description, supplier, price, currency, picture = null } = data
      const texts = { productId, position, addedAt, slugWords, name, description, supplier, categoryId }
      const units = { available: 0, popularity: 0, isSoldOut: false, restocked: 0 }
      rows.put('products', productId, { ...texts, price, currency, status: 'active', picture, pictures: null, ...units })
      rows.put('prices', productId, { prices: [{ price, since: addedAt }] })
      treeChanges(rows, position)
    },
  },
  ProductDetailsChanged: productBecomes(({ categoryId, name, description, slugWords, supplier, picture }) =>
    given({ categoryId, name, description, slugWords, supplier, picture }),
  ),
  ProductPriceChanged: {
    reads: ({ productId }) => [
      ['products', productId],
      ['prices', productId],
    ],
    apply: (rows, { position, event: { data } }) => {
      const { productId, price, currency, changedAt } = data
      const row = rows.get('products', productId)
      if (row === undefined) return
      rows.put('products', productId, { ...row, price, currency })
      rows.put('prices', productId, { prices: pricesAfter(rows.get('prices', productId)?.prices ?? [], { price, since: changedAt }) })
      catalogueChanges(rows, position)
    },
  },
  ProductRetired: productBecomes(() => ({ status: 'retired' })),
  ProductRestored: productBecomes(() => ({ status: 'active' })),
  ProductPictureChanged: pictureBecomes(({ width, height, variants }) => ({ width, height, variants })),
  ProductPictureRemoved: pictureBecomes(() => null),

  StockAdjusted: unitsBecome(({ delta }, before) => before + delta, true),
  UnitsReserved: unitsBecome(({ quantity }, before) => before - quantity),
  UnitsReleased: unitsBecome(({ quantity }, before) => before + quantity),

  StockReserved: {
    apply: (rows, { event: { data } }) => {
      const productIds = data.lines.map(({ productId }) => productId)
      rows.put('baskets', data.orderId, { productIds, left: productIds.length })
    },
  },
  StockReleased: { apply: (rows, { event: { data } }) => rows.remove('baskets', data.orderId) },
  /** A sale is final: stock is deducted only for finalized orders. */
  UnitsDeducted: {
    reads: ({ productId, orderId }) => [
      ['products', productId],
      ['companions', productId],
      ['baskets', orderId],
    ],
    apply: (rows, { event: { data } }) => {
      const { productId, orderId, deductedAt } = data
      const row = rows.get('products', productId)
      const weight = weightAt(deductedAt)
      if (row !== undefined) rows.put('products', productId, { ...row, popularity: row.popularity + weight })
      const basket = rows.get('baskets', orderId)
      if (basket === undefined) return
      const place = basket.productIds.indexOf(productId)
      const others = [...basket.productIds.slice(place + 1), ...basket.productIds.slice(0, Math.max(0, place))].slice(0, MAX_TOGETHER)
      rows.put('companions', productId, { counts: counted(rows.get('companions', productId)?.counts ?? {}, others, weight) })
      if (basket.left > 1) rows.put('baskets', orderId, { ...basket, left: basket.left - 1 })
      else rows.remove('baskets', orderId)
    },
  },
}
