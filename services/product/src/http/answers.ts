import {
  drawnPath,
  picturesAnswer,
  slugOf,
  type AddedProduct,
  type Category,
  type Product,
  type Reservation,
  type SoukEvent,
} from '@souk/contracts'
import { fileOf } from '@souk/pictures/address'
import { category, type ExistingCategory } from '../domain/category.ts'
import { availableOf, product, type ExistingProduct, type ProductState } from '../domain/product.ts'
import type { CategoryRow, ProductRow, ReservationRow } from '../view/projectors.ts'
import type { ProductStore } from '../view/store.ts'

// Answers made from rows of the view.

export type ShownProduct = ExistingProduct & Pick<ProductRow, 'position'>

/** A product with the name of its category. Empty: what added the category was parked. */
export const withCategory = async <Row extends { readonly categoryId: string }>(store: Pick<ProductStore, 'category'>, row: Row) => ({
  ...row,
  category: (await store.category(row.categoryId))?.name ?? '',
})

/** Products with the names of their categories, each of which is read once. */
export const withCategories = async <Row extends { readonly categoryId: string }>(
  store: Pick<ProductStore, 'categories'>,
  rows: readonly Row[],
) => {
  const categories = await store.categories([...new Set(rows.map(({ categoryId }) => categoryId))])
  const names = new Map(categories.map(({ categoryId, name }) => [categoryId, name]))
  return rows.map((row) => ({ ...row, category: names.get(row.categoryId) ?? '' }))
}

export const productAnswer = (state: ShownProduct & { readonly category: string }): Product => {
  const { productId: id, name, description, supplier, category: ofCategory } = state
  return { ...productEntry(state), drawn: drawnPath(fileOf({ id, name, description, supplier, category: ofCategory })) }
}

/** What follows from the events of a product alone. */
export const productEntry = (state: ShownProduct): AddedProduct => ({
  productId: state.productId,
  version: state.revision,
  slug: slugOf(state, state.position),
  categoryId: state.categoryId,
  addedAt: state.addedAt,
  name: state.name,
  description: state.description,
  supplier: state.supplier,
  price: state.price,
  currency: state.currency,
  picture: state.picture,
  pictures: state.pictures && picturesAnswer(state.pictures),
  status: state.status,
  unitsAvailable: availableOf(state),
  unitsOnHand: state.onHand,
  unitsReserved: state.reserved,
  unitsSold: state.sold,
})

export const categoryAnswer = (state: ExistingCategory & Pick<CategoryRow, 'position'>): Category => ({
  categoryId: state.categoryId,
  version: state.revision,
  slug: slugOf(state, state.position),
  parentId: state.parentId,
  addedAt: state.addedAt,
  name: state.name,
  description: state.description,
  status: state.status,
})

export const reservationAnswer = ({ orderId, decidedAt, changedAt, status, outcome, rejection, lines }: ReservationRow): Reservation => ({
  orderId,
  decidedAt,
  changedAt,
  status,
  outcome,
  rejection,
  lines: [...lines],
})

// Answers to a creation, made from its events alone, so that a retry gets the same answer.

export const addedProduct = (events: readonly SoukEvent[], position: number): AddedProduct => {
  let state: ProductState = product.initialState
  for (const event of events) if (event.type === 'ProductAdded' || event.type === 'StockAdjusted') state = product.evolve(state, event)
  if (state.status === 'none') throw new Error('a product was added without an event')
  return productEntry({ ...state, position })
}

export const addedCategory = (events: readonly SoukEvent[], position: number): Category => {
  const added = events.find((event) => event.type === 'CategoryAdded')
  const state = added === undefined ? category.initialState : category.evolve(category.initialState, added)
  if (state.status === 'none') throw new Error('a category was added without an event')
  return categoryAnswer({ ...state, position })
}
