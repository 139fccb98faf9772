import { picturesAnswer, slugOf, type Category, type Product, type Reservation, type SoukEvent } from '@souk/contracts'
import { category, type ExistingCategory } from '../domain/category.ts'
import { availableOf, product, type ExistingProduct, type ProductState } from '../domain/product.ts'
import type { CategoryRow, ProductRow, ReservationRow } from '../view/projectors.ts'

// Answers made from rows of the view.

export const productAnswer = (state: ExistingProduct & Pick<ProductRow, 'position'>): Product => ({
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

export const addedProduct = (events: readonly SoukEvent[], position: number): Product => {
  let state: ProductState = product.initialState
  for (const event of events) if (event.type === 'ProductAdded' || event.type === 'StockAdjusted') state = product.evolve(state, event)
  if (state.status === 'none') throw new Error('a product was added without an event')
  return productAnswer({ ...state, position })
}

export const addedCategory = (events: readonly SoukEvent[], position: number): Category => {
  const added = events.find((event) => event.type === 'CategoryAdded')
  const state = added === undefined ? category.initialState : category.evolve(category.initialState, added)
  if (state.status === 'none') throw new Error('a category was added without an event')
  return categoryAnswer({ ...state, position })
}
