import {
  MAX_CATEGORY_LEVELS,
  type AddCategory,
  type AddProduct,
  type AdjustStock,
  type ChangeCategory,
  type ChangeProduct,
  type ProductChange,
  type ReserveStock,
} from '@souk/contracts'
import type { Command } from '@souk/service'
import { type DecisionContext, type StreamRef, streamRef } from '@souk/service/aggregate'
import { category, type CategoryState } from './category.ts'
import * as catalogue from './decide-catalogue.ts'
import * as imports from './decide-import.ts'
import * as stock from './decide-stock.ts'
import type { ImportNewProduct, ImportProduct } from './import-row.ts'
import { product, type Pictures } from './product.ts'
import { reservation, type ReservationState } from './reservation.ts'

// A creation has no id in `target` or `input`: a client that retries it does not know the new id.

export const addProduct = (productId: string, input: AddProduct, currency: string): Command => {
  const inCategory = streamRef(category, input.categoryId)
  const created = streamRef(product, productId, { fresh: true })
  return {
    type: 'AddProduct',
    target: 'products',
    input,
    streams: () => [inCategory, created],
    decide: (stateOf, context) => catalogue.addProduct({ ...input, productId, currency }, stateOf(inCategory), context),
  }
}

/** @param revisions  the revisions that the product may have; undefined: any */
export const changeProduct = (
  productId: string,
  change: ChangeProduct,
  revisions: readonly number[] | undefined,
  currency: string,
): Command => {
  const changed = streamRef(product, productId)
  const inCategory = change.categoryId === undefined ? undefined : streamRef(category, change.categoryId)
  return {
    type: 'ChangeProduct',
    target: productId,
    input: { change, ...ifGiven(revisions) },
    streams: () => (inCategory === undefined ? [changed] : [changed, inCategory]),
    decide: (stateOf, context) => {
      const moveTo: CategoryState | undefined = inCategory && stateOf(inCategory)
      return catalogue.changeProduct({ productId, change, currency, ...ifGiven(revisions) }, stateOf(changed), moveTo, context)
    },
  }
}

/** @param revisions  as in {@link changeProduct} */
export const retireProduct = (productId: string, revisions: readonly number[] | undefined): Command =>
  onOne('RetireProduct', productId, streamRef(product, productId), ifGiven(revisions), (state, context) =>
    catalogue.retireProduct({ productId, ...ifGiven(revisions) }, state, context),
  )

/** @param revisions  as in {@link changeProduct} */
export const restoreProduct = (productId: string, revisions: readonly number[] | undefined): Command =>
  onOne('RestoreProduct', productId, streamRef(product, productId), ifGiven(revisions), (state, context) =>
    catalogue.restoreProduct({ productId, ...ifGiven(revisions) }, state, context),
  )

/**
 * @param uploaded  hash of the file. It stands for the picture, because another version of the encoder would make other bytes of the same file
 * @param revisions  as in {@link changeProduct}
 */
export const changePicture = (
  productId: string,
  { uploaded, pictures }: { readonly uploaded: string; readonly pictures: Pictures },
  revisions: readonly number[] | undefined,
): Command =>
  onOne('ChangePicture', productId, streamRef(product, productId), { uploaded, ...ifGiven(revisions) }, (state, context) =>
    catalogue.changePicture({ productId, pictures, ...ifGiven(revisions) }, state, context),
  )

/** @param revisions  as in {@link changeProduct} */
export const removePicture = (productId: string, revisions: readonly number[] | undefined): Command =>
  onOne('RemovePicture', productId, streamRef(product, productId), ifGiven(revisions), (state, context) =>
    catalogue.removePicture({ productId, ...ifGiven(revisions) }, state, context),
  )

/** @param revisions  as in {@link changeProduct} */
export const adjustStock = (productId: string, { delta, reason, undoes }: AdjustStock, revisions?: readonly number[]): Command => {
  const input = { delta, reason, ...(undoes !== undefined && { undoes }), ...ifGiven(revisions) }
  return onOne('AdjustStock', productId, streamRef(product, productId), input, (state, context) =>
    catalogue.adjustStock({ productId, ...input }, state, context),
  )
}

/** @param revisions  as in {@link changeProduct} */
const changePriceBy = (productId: string, percent: number, revisions: readonly number[] | undefined): Command => {
  const input = { percent, ...ifGiven(revisions) }
  return onOne('ChangePriceBy', productId, streamRef(product, productId), input, (state, context) =>
    catalogue.changePriceBy({ productId, ...input }, state, context),
  )
}

/** The command of one of several changes: the same as for a change of this product alone. */
export const changeOneOf = ({ productId, version, change }: ProductChange, currency: string): Command => {
  const revisions = version === undefined ? undefined : [version]
  switch (change.type) {
    case 'price':
      return changeProduct(productId, { price: change.price }, revisions, currency)
    case 'pricePercent':
      return changePriceBy(productId, change.percent, revisions)
    case 'stock':
      return adjustStock(productId, change, revisions)
    case 'category':
      return changeProduct(productId, { categoryId: change.categoryId }, revisions, currency)
    case 'retirement':
      return retireProduct(productId, revisions)
    case 'restoration':
      return restoreProduct(productId, revisions)
    default: {
      const never: never = change
      return never
    }
  }
}

/** The command of a row that adds a product. */
export const importNewProduct = (productId: string, row: ImportNewProduct, currency: string): Command => {
  const inCategory = streamRef(category, row.categoryId)
  const created = streamRef(product, productId, { fresh: true })
  return {
    type: 'ImportNewProduct',
    target: 'products',
    input: row,
    streams: () => [inCategory, created],
    decide: (stateOf, context) => imports.importNewProduct({ ...row, productId, currency }, stateOf(inCategory), context),
  }
}

/** The command of a row about a product that there is. */
export const importProduct = (row: ImportProduct, currency: string): Command => {
  const imported = streamRef(product, row.productId)
  const inCategory = row.categoryId === undefined ? undefined : streamRef(category, row.categoryId)
  return {
    type: 'ImportProduct',
    target: row.productId,
    input: row,
    streams: () => (inCategory === undefined ? [imported] : [imported, inCategory]),
    decide: (stateOf, context) =>
      imports.importProduct({ ...row, currency }, stateOf(imported), inCategory && stateOf(inCategory), context),
  }
}

export const addCategory = (categoryId: string, input: AddCategory): Command => {
  const created = streamRef(category, categoryId, { fresh: true })
  return {
    type: 'AddCategory',
    target: 'categories',
    input,
    streams: (known) => [created, ...ancestorsOf(categoryId, input.parentId, known).map((id) => streamRef(category, id))],
    decide: (stateOf, context) => catalogue.addCategory({ categoryId, ...input }, placeOf(categoryId, input.parentId, 1, stateOf), context),
  }
}

/**
 * @param revisions  as in {@link changeProduct}
 * @param levels  levels of categories that a move takes along, by the view: 1 if nothing is in the category
 */
export const changeCategory = (
  categoryId: string,
  change: ChangeCategory,
  revisions: readonly number[] | undefined,
  levels: number,
): Command => {
  const changed = streamRef(category, categoryId)
  return {
    type: 'ChangeCategory',
    target: categoryId,
    input: { change, ...ifGiven(revisions) },
    streams: (known) => {
      const others = ancestorsOf(categoryId, change.parentId, known).filter((id) => id !== categoryId)
      return [changed, ...others.map((id) => streamRef(category, id))]
    },
    decide: (stateOf, context) =>
      catalogue.changeCategory(
        { categoryId, change, ...ifGiven(revisions) },
        stateOf(changed),
        placeOf(categoryId, change.parentId, levels, stateOf),
        context,
      ),
  }
}

/**
 * The ids of a parent and of all categories above it, as far as they are known: from the state of each follows the next one.
 * They end with the category itself, if it is among them.
 */
const ancestorsOf = (
  categoryId: string,
  parentId: string | null | undefined,
  known: (ref: StreamRef<CategoryState>) => CategoryState | undefined,
): string[] => {
  const ids: string[] = []
  let next = parentId ?? null
  // If there are more, the category cannot be placed anyway.
  while (next !== null && ids.length < MAX_CATEGORY_LEVELS) {
    ids.push(next)
    const state = next === categoryId ? undefined : known(streamRef(category, next))
    next = state === undefined || state.status === 'none' ? null : state.parentId
  }
  return ids
}

const placeOf = (
  categoryId: string,
  parentId: string | null | undefined,
  levels: number,
  stateOf: (ref: StreamRef<CategoryState>) => CategoryState,
): catalogue.CategoryPlace => ({
  parent: parentId === null || parentId === undefined ? category.initialState : stateOf(streamRef(category, parentId)),
  ancestors: ancestorsOf(categoryId, parentId, stateOf),
  levels,
})

/** @param revisions  as in {@link changeProduct} */
export const retireCategory = (categoryId: string, revisions: readonly number[] | undefined): Command =>
  onOne('RetireCategory', categoryId, streamRef(category, categoryId), ifGiven(revisions), (state, context) =>
    catalogue.retireCategory({ categoryId, ...ifGiven(revisions) }, state, context),
  )

/** @param revisions  as in {@link changeProduct} */
export const restoreCategory = (categoryId: string, revisions: readonly number[] | undefined): Command =>
  onOne('RestoreCategory', categoryId, streamRef(category, categoryId), ifGiven(revisions), (state, context) =>
    catalogue.restoreCategory({ categoryId, ...ifGiven(revisions) }, state, context),
  )

// — commands of the saga ——————————————————————————————————————————————————————————————————————————

/** @param grace  a setting, so it is not part of `input`: a reaction that is repeated after it was changed is the same command */
export const reserveStock = (input: ReserveStock, grace: stock.PriceGrace): Command => {
  const claim = streamRef(reservation, input.orderId, { fresh: true })
  const products = new Map(input.lines.map(({ productId }) => [productId, streamRef(product, productId)]))
  const refs = [claim, ...products.values()]
  return {
    type: 'ReserveStock',
    target: input.orderId,
    input,
    streams: () => refs,
    decide: (stateOf, context) => {
      const productOf = (productId: string) => {
        const ref = products.get(productId)
        return ref === undefined ? product.initialState : stateOf(ref)
      }
      return stock.reserveStock({ ...input, ...grace }, stateOf(claim), productOf, context)
    },
  }
}

export const releaseStock = (orderId: string): Command => onReservation('ReleaseStock', orderId, stock.releaseStock)

export const deductStock = (orderId: string): Command => onReservation('DeductStock', orderId, stock.deductStock)

/** A command about the reservation of an order. The state of a reservation with stock names the product streams that change with it. */
const onReservation = (
  type: string,
  orderId: string,
  decide: (orderId: string, state: ReservationState, context: DecisionContext) => ReturnType<Command['decide']>,
): Command => {
  const claim = streamRef(reservation, orderId)
  return {
    type,
    target: orderId,
    input: { orderId },
    streams: (known) => {
      const state = known(claim)
      return state?.status === 'reserved' ? [claim, ...state.lines.map(({ productId }) => streamRef(product, productId))] : [claim]
    },
    decide: (stateOf, context) => decide(orderId, stateOf(claim), context),
  }
}

const onOne = <State>(
  type: string,
  target: string,
  ref: StreamRef<State>,
  input: object,
  decide: (state: State, context: DecisionContext) => ReturnType<Command['decide']>,
): Command => ({ type, target, input, streams: () => [ref], decide: (stateOf, context) => decide(stateOf(ref), context) })

const ifGiven = (revisions: readonly number[] | undefined): { readonly revisions?: readonly number[] } =>
  revisions === undefined ? {} : { revisions }
