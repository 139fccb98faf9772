import type { SoukEvent } from '@souk/contracts'
import { isRejection, staleRevision, streamRef, type Decision, type DecisionContext } from '@souk/service/aggregate'
import type { CategoryState } from './category.ts'
import { addProduct, adjustStock, changeProduct, differing, noProduct, restoreProduct, retireProduct } from './decide-catalogue.ts'
import type { ImportNewProduct, ImportProduct } from './import-row.ts'
import { product as aggregate, type ProductState } from './product.ts'

type Step = (state: ProductState) => Decision

/** Takes the decisions one after the other, each on what those before it have decided. If one is a rejection, it is all that is decided. */
const inSteps = (productId: string, product: ProductState, steps: readonly Step[]): Decision => {
  const { evolve } = streamRef(aggregate, productId).aggregate
  const events: SoukEvent[] = []
  let state = product
  for (const step of steps) {
    const decision = step(state)
    if (isRejection(decision)) return decision
    events.push(...decision)
    state = decision.reduce(evolve, state)
  }
  return events
}

interface InShop {
  readonly productId: string
  readonly currency: string
}

/** Adds the product of a row. */
export const importNewProduct = (
  {
    productId,
    currency,
    status,
    stock = 0,
    stockExported: _none,
    version: _never,
    ...details
  }: Omit<ImportNewProduct, 'productId'> & InShop,
  category: CategoryState,
  context: DecisionContext,
): Decision =>
  inSteps(productId, aggregate.initialState, [
    () => addProduct({ ...details, productId, currency, unitsInStock: stock }, category, context),
    (state) => (status === 'retired' ? retireProduct({ productId }, state, context) : []),
  ])

/**
 * Brings a product to what a row says. A count is applied as the difference from the exported one, so that a sale in between is not undone.
 * @param category  the category of the row, if it names one
 */
export const importProduct = (
  { productId, currency, version, status, stock, stockExported, ...details }: ImportProduct & InShop,
  product: ProductState,
  category: CategoryState | undefined,
  context: DecisionContext,
): Decision =>
  inSteps(productId, product, [
    (state) => {
      if (state.status === 'none') return noProduct(productId)
      return (version === undefined ? undefined : staleRevision([version], state)) ?? []
    },
    (state) => (status === 'active' ? restoreProduct({ productId }, state, context) : []),
    (state) => {
      const change = differing(details, state.status === 'none' ? {} : state)
      return Object.keys(change).length === 0 ? [] : changeProduct({ productId, change, currency }, state, category, context)
    },
    (state) => {
      const delta = stock === undefined ? 0 : stock - (stockExported ?? stock)
      return delta === 0 ? [] : adjustStock({ productId, delta, reason: 'import' }, state, context)
    },
    (state) => (status === 'retired' ? retireProduct({ productId }, state, context) : []),
  ])
