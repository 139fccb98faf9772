import type { EventIn } from '@souk/contracts'
import { aggregate } from '@souk/service/aggregate'

/** A product: its entry in the catalogue, and its units. */
export interface ExistingProduct {
  /** `retired`: no longer sold, except for reserved units. */
  readonly status: 'active' | 'retired'
  readonly productId: string
  readonly categoryId: string
  readonly addedAt: string
  readonly name: string
  readonly description: string
  readonly supplier: string
  /** Minor units of `currency`. */
  readonly price: number
  readonly currency: string
  readonly picture: string | null
  /** Sum of all adjustments. */
  readonly stocked: number
  /** In the warehouse, including the reserved units: stocked − sold. */
  readonly onHand: number
  /** Reserved for pending orders. */
  readonly reserved: number
  readonly sold: number
  /** 1 after the product was added, one more with every change of its entry in the catalogue. Stock does not count. */
  readonly revision: number
}

export type ProductState = { readonly status: 'none' } | ExistingProduct

/** Units that can be ordered. */
export const availableOf = ({ onHand, reserved }: Pick<ExistingProduct, 'onHand' | 'reserved'>): number => onHand - reserved

type ProductEvent = EventIn<'product'>

const add = ({ data }: Extract<ProductEvent, { type: 'ProductAdded' }>): ExistingProduct => ({
  status: 'active',
  productId: data.productId,
  categoryId: data.categoryId,
  addedAt: data.addedAt,
  name: data.name,
  description: data.description,
  supplier: data.supplier,
  price: data.price,
  currency: data.currency,
  picture: data.picture ?? null,
  stocked: 0,
  onHand: 0,
  reserved: 0,
  sold: 0,
  revision: 1,
})

/** @throws if the product was never added: the log is damaged */
const evolve = (state: ProductState, event: ProductEvent): ProductState => {
  if (event.type === 'ProductAdded') return add(event)
  if (state.status === 'none') throw new Error(`${event.type} for the product ${event.data.productId}, which was never added`)
  switch (event.type) {
    case 'ProductDetailsChanged': {
      const { categoryId, name, description, supplier, picture } = event.data
      return {
        ...state,
        categoryId: categoryId ?? state.categoryId,
        name: name ?? state.name,
        description: description ?? state.description,
        supplier: supplier ?? state.supplier,
        picture: picture ?? state.picture,
        revision: state.revision + 1,
      }
    }
    case 'ProductPriceChanged':
      return { ...state, price: event.data.price, currency: event.data.currency, revision: state.revision + 1 }
    case 'ProductRetired':
      return { ...state, status: 'retired', revision: state.revision + 1 }
    case 'StockAdjusted':
      return { ...state, stocked: state.stocked + event.data.delta, onHand: state.onHand + event.data.delta }
    case 'UnitsReserved':
      return { ...state, reserved: state.reserved + event.data.quantity }
    case 'UnitsReleased':
      return { ...state, reserved: state.reserved - event.data.quantity }
    case 'UnitsDeducted': {
      const { quantity } = event.data
      return { ...state, onHand: state.onHand - quantity, reserved: state.reserved - quantity, sold: state.sold + quantity }
    }
    default: {
      const never: never = event
      return never
    }
  }
}

/** `product-<productId>` */
export const product = aggregate<ProductState, 'product'>('product', { status: 'none' }, evolve)
