import {
  MAX_AMOUNT,
  MAX_CATEGORY_LEVELS,
  MAX_UNIT_PRICE,
  rejection,
  type AddCategory,
  type AddProduct,
  type AdjustStock,
  type ChangeCategory,
  type ChangeProduct,
  type EventNamed,
  type Rejection,
  type SoukEvent,
} from '@souk/contracts'
import { isRejection, staleRevision, type Decision, type DecisionContext } from '@souk/service/aggregate'
import type { CategoryState } from './category.ts'
import { availableOf, type Pictures, type ProductState } from './product.ts'
import { slugWords } from './slug.ts'

/** An existing product. */
export interface OfProduct {
  readonly productId: string
  /** The revisions that it may have. Undefined: any. */
  readonly revisions?: readonly number[]
}

/** An existing category. */
export interface OfCategory {
  readonly categoryId: string
  /** The revisions that it may have. Undefined: any. */
  readonly revisions?: readonly number[]
}

export const noProduct = (productId: string): Rejection => rejection('not-found', `there is no product ${productId}`)
const noCategory = (categoryId: string): Rejection => rejection('not-found', `there is no category ${categoryId}`)
const unusable = (categoryId: string, { status }: CategoryState): Rejection =>
  rejection('unknown-category', `the category ${categoryId} ${status === 'retired' ? 'is retired' : 'does not exist'}`)

/** The wanted details that differ from the present ones. */
export const differing = <Details extends object>(wanted: Details, present: { readonly [Key in keyof Details]?: unknown }): Details => {
  const keys = Object.keys(wanted) as (keyof Details)[]
  const different = keys.filter((key) => wanted[key] !== undefined && wanted[key] !== present[key])
  return Object.fromEntries(different.map((key) => [key, wanted[key]])) as Details
}

const slugIfAsked = (newSlug: true | undefined, name: string): { readonly slugWords?: string } =>
  newSlug === undefined ? {} : { slugWords: slugWords(name) }

// — products ————————————————————————————————————————————————————————————————————————————————————

export const addProduct = (
  { productId, currency, ...asked }: AddProduct & { readonly productId: string; readonly currency: string },
  category: CategoryState,
  { now }: DecisionContext,
): Decision => {
  const { categoryId, name, description = '', supplier = '', price, unitsInStock, picture } = asked
  if (category.status !== 'active') return unusable(categoryId, category)
  const added: SoukEvent = {
    type: 'ProductAdded',
    data: {
      productId,
      categoryId,
      addedAt: now,
      name,
      description,
      slugWords: slugWords(name),
      supplier,
      price,
      currency,
      ...(picture !== undefined && { picture }),
    },
  }
  if (unitsInStock === 0) return [added]
  return [added, { type: 'StockAdjusted', data: { productId, adjustedAt: now, delta: unitsInStock, reason: 'initial stock' } }]
}

/** @param category  the new category of the product, if the change names one */
export const changeProduct = (
  { productId, revisions, change, currency }: OfProduct & { readonly change: ChangeProduct; readonly currency: string },
  product: ProductState,
  category: CategoryState | undefined,
  { now }: DecisionContext,
): Decision => {
  if (product.status === 'none') return noProduct(productId)
  const refused = staleRevision(revisions, product)
  if (refused !== undefined) return refused
  if (product.status === 'retired') return rejection('product-retired', `the product ${productId} is retired`)

  const { price, newSlug, ...details } = change
  const changed = differing({ ...details, ...slugIfAsked(newSlug, details.name ?? product.name) }, product)
  if (changed.categoryId !== undefined && category !== undefined && category.status !== 'active') {
    return unusable(changed.categoryId, category)
  }
  const events: SoukEvent[] = []
  if (Object.keys(changed).length > 0) {
    // Unchanged fields are left out: `undefined` has no JSON form.
    const data: EventNamed<'ProductDetailsChanged'>['data'] = { productId, changedAt: now, ...changed }
    events.push({ type: 'ProductDetailsChanged', data })
  }
  if (price !== undefined && (price !== product.price || currency !== product.currency)) {
    events.push({ type: 'ProductPriceChanged', data: { productId, changedAt: now, price, currency } })
  }
  return events
}

/** @param pictures  the bytes of each variant are kept already */
export const changePicture = (
  { productId, revisions, pictures }: OfProduct & { readonly pictures: Pictures },
  product: ProductState,
  { now }: DecisionContext,
): Decision => {
  if (product.status === 'none') return noProduct(productId)
  const refused = staleRevision(revisions, product)
  if (refused !== undefined) return refused
  if (product.status === 'retired') return rejection('product-retired', `the product ${productId} is retired`)
  const hashesOf = (shown: Pictures | null): string | undefined => shown?.variants.map(({ hash }) => hash).join()
  if (hashesOf(product.pictures) === hashesOf(pictures)) return []
  return [{ type: 'ProductPictureChanged', data: { productId, changedAt: now, ...pictures } }]
}

export const removePicture = ({ productId, revisions }: OfProduct, product: ProductState, { now }: DecisionContext): Decision => {
  if (product.status === 'none') return noProduct(productId)
  const refused = staleRevision(revisions, product)
  if (refused !== undefined) return refused
  if (product.status === 'retired') return rejection('product-retired', `the product ${productId} is retired`)
  return product.pictures === null ? [] : [{ type: 'ProductPictureRemoved', data: { productId, removedAt: now } }]
}

/** A part of a minor unit is rounded: a half up. */
const changedBy = (price: number, percent: number): number => Math.floor((price * (100 + percent) + 50) / 100)

/** @param percent  what is added to the price, in percent of it */
export const changePriceBy = (
  { productId, revisions, percent }: OfProduct & { readonly percent: number },
  product: ProductState,
  context: DecisionContext,
): Decision => {
  if (product.status === 'none') return noProduct(productId)
  const price = changedBy(product.price, percent)
  const change = { productId, change: { price }, currency: product.currency, ...(revisions !== undefined && { revisions }) }
  const decision = changeProduct(change, product, undefined, context)
  if (isRejection(decision)) return decision
  if (price < 1) return rejection('conflict', `of the price of the product ${productId} nothing would be left`)
  if (price > MAX_UNIT_PRICE) return rejection('amount-too-large', `the price of the product ${productId} would be ${price}`)
  return decision
}

export const retireProduct = ({ productId, revisions }: OfProduct, product: ProductState, { now }: DecisionContext): Decision => {
  if (product.status === 'none') return noProduct(productId)
  const refused = staleRevision(revisions, product)
  if (refused !== undefined) return refused
  return product.status === 'retired' ? [] : [{ type: 'ProductRetired', data: { productId, retiredAt: now } }]
}

/** The product returns to its category, even if that takes no new products: a retired category keeps those that it has. */
export const restoreProduct = ({ productId, revisions }: OfProduct, product: ProductState, { now }: DecisionContext): Decision => {
  if (product.status === 'none') return noProduct(productId)
  const refused = staleRevision(revisions, product)
  if (refused !== undefined) return refused
  return product.status === 'active' ? [] : [{ type: 'ProductRestored', data: { productId, restoredAt: now } }]
}

/** Reserved units cannot be removed. A retired product gets no more units, but its remaining units can be written off. */
export const adjustStock = (
  { productId, revisions, delta, reason, undoes }: AdjustStock & OfProduct,
  product: ProductState,
  { now }: DecisionContext,
): Decision => {
  if (product.status === 'none') return noProduct(productId)
  const refused = staleRevision(revisions, product)
  if (refused !== undefined) return refused
  if (product.status === 'retired' && delta > 0) return rejection('product-retired', `the product ${productId} is retired`)
  const available = availableOf(product)
  if (available + delta < 0) return rejection('insufficient-stock', `${available} units are available`)
  if (product.stocked + delta > MAX_AMOUNT) return rejection('amount-too-large', `${product.stocked} units have already come in`)
  return [{ type: 'StockAdjusted', data: { productId, adjustedAt: now, delta, reason, ...(undoes !== undefined && { undoes }) } }]
}

// — categories ——————————————————————————————————————————————————————————————————————————————————

/** Where a category is to be. The streams of all ancestors are read for it, so that no two moves can make a circle together. */
export interface CategoryPlace {
  readonly parent: CategoryState
  /** The ids of the parent, of its parent, and so on. They end with the category itself if it would be inside itself. */
  readonly ancestors: readonly string[]
  /** Levels that the category brings along: 1 if nothing is in it. */
  readonly levels: number
}

const misplaced = (categoryId: string, parentId: string, { parent, ancestors, levels }: CategoryPlace): Rejection | undefined => {
  if (ancestors.includes(categoryId)) return rejection('category-cycle', `the category ${parentId} is in ${categoryId}, or is the same`)
  if (parent.status !== 'active') return unusable(parentId, parent)
  if (ancestors.length + levels > MAX_CATEGORY_LEVELS)
    return rejection('category-too-deep', `there would be ${ancestors.length + levels} levels, and ${MAX_CATEGORY_LEVELS} are the most`)
  return undefined
}

export const addCategory = (
  { categoryId, parentId = null, name, description = '' }: AddCategory & { readonly categoryId: string },
  place: CategoryPlace,
  { now }: DecisionContext,
): Decision => {
  const refused = parentId === null ? undefined : misplaced(categoryId, parentId, place)
  if (refused !== undefined) return refused
  return [{ type: 'CategoryAdded', data: { categoryId, parentId, addedAt: now, name, description, slugWords: slugWords(name) } }]
}

export const changeCategory = (
  { categoryId, revisions, change }: OfCategory & { readonly change: ChangeCategory },
  category: CategoryState,
  place: CategoryPlace,
  { now }: DecisionContext,
): Decision => {
  if (category.status === 'none') return noCategory(categoryId)
  const refused = staleRevision(revisions, category)
  if (refused !== undefined) return refused
  if (category.status === 'retired') return rejection('conflict', `the category ${categoryId} is retired`)
  const { newSlug, ...details } = change
  const changed = differing({ ...details, ...slugIfAsked(newSlug, details.name ?? category.name) }, category)
  if (Object.keys(changed).length === 0) return []
  if (changed.parentId !== undefined && changed.parentId !== null) {
    const wrong = misplaced(categoryId, changed.parentId, place)
    if (wrong !== undefined) return wrong
  }
  return [{ type: 'CategoryChanged', data: { categoryId, changedAt: now, ...changed } }]
}

/** The category keeps its products, and they are still sold. It keeps the categories in it, too. */
export const retireCategory = ({ categoryId, revisions }: OfCategory, category: CategoryState, { now }: DecisionContext): Decision => {
  if (category.status === 'none') return noCategory(categoryId)
  const refused = staleRevision(revisions, category)
  if (refused !== undefined) return refused
  return category.status === 'retired' ? [] : [{ type: 'CategoryRetired', data: { categoryId, retiredAt: now } }]
}

export const restoreCategory = ({ categoryId, revisions }: OfCategory, category: CategoryState, { now }: DecisionContext): Decision => {
  if (category.status === 'none') return noCategory(categoryId)
  const refused = staleRevision(revisions, category)
  if (refused !== undefined) return refused
  return category.status === 'active' ? [] : [{ type: 'CategoryRestored', data: { categoryId, restoredAt: now } }]
}
