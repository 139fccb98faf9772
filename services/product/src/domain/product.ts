import type { EventIn, StoredPictures } from '@souk/contracts'
import { aggregate } from '@souk/service/aggregate'

export interface Price {
  /** Minor units of `currency`. */
  readonly price: number
  readonly currency: string
}

/** A price that the product had until it got another one. */
interface FormerPrice extends Price {
  readonly endedAt: string
}

/** The longest grace that can be set: a day. The state of a product forgets prices that ended longer before its last change of price. */
export const LONGEST_PRICE_GRACE_MS = 86_400_000

/** Bounds the state of a product whose price changes all the time. The oldest prices lose their grace first. */
const MAX_FORMER_PRICES = 200

/** A picture in several formats and sizes. Its bytes are kept by the event store. */
export type Pictures = StoredPictures

/** A product: its entry in the catalogue, and its units. */
export interface ExistingProduct extends Price {
  /** `retired`: no longer sold, except for reserved units. */
  readonly status: 'active' | 'retired'
  readonly productId: string
  readonly categoryId: string
  readonly addedAt: string
  readonly name: string
  readonly description: string
  readonly slugWords: string
  readonly supplier: string
  /** The prices that an order may still name, each once, by their end. */
  readonly formerPrices: readonly FormerPrice[]
  /** Address of a picture that somebody else keeps. */
  readonly picture: string | null
  /** The picture that was uploaded. */
  readonly pictures: Pictures | null
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

/** What a product is in the catalogue. Its stock and its former prices are none of it. */
export type ProductEntry = Omit<ExistingProduct, 'formerPrices' | 'stocked' | 'onHand' | 'reserved' | 'sold'>

export const entryOf = (state: ProductEntry): ProductEntry => ({
  status: state.status,
  productId: state.productId,
  categoryId: state.categoryId,
  addedAt: state.addedAt,
  name: state.name,
  description: state.description,
  slugWords: state.slugWords,
  supplier: state.supplier,
  price: state.price,
  currency: state.currency,
  picture: state.picture,
  pictures: state.pictures,
  revision: state.revision,
})

/** A product with this entry, and no units. */
export const withoutUnits = (entry: ProductEntry): ExistingProduct => ({
  ...entry,
  formerPrices: [],
  stocked: 0,
  onHand: 0,
  reserved: 0,
  sold: 0,
})

/** Units that can be ordered. */
export const availableOf = ({ onHand, reserved }: Pick<ExistingProduct, 'onHand' | 'reserved'>): number => onHand - reserved

/**
 * Whether a price was in force at any moment since the grace time before an order was placed.
 * @param order.placedAt  decides, and not the current time, so that a late reaction decides the same
 */
export const isHonoured = (
  asked: Price,
  product: ExistingProduct,
  { placedAt, graceMs }: { readonly placedAt: string; readonly graceMs: number },
): boolean => {
  if (isSamePrice(asked, product)) return true
  const former = product.formerPrices.find((one) => isSamePrice(asked, one))
  return former !== undefined && Date.parse(former.endedAt) >= Date.parse(placedAt) - graceMs
}

const isSamePrice = (one: Price, other: Price): boolean => one.price === other.price && one.currency === other.currency

/** The former prices after the present price has ended. */
const formerPricesAfter = ({ price, currency, formerPrices }: ExistingProduct, endedAt: string): readonly FormerPrice[] => {
  const ended = { price, currency, endedAt }
  const earliest = Date.parse(endedAt) - LONGEST_PRICE_GRACE_MS
  const older = formerPrices
    .filter((former) => !isSamePrice(former, ended) && Date.parse(former.endedAt) >= earliest)
    // No price ended after its successor, although it may seem so when the clock was set back. The texts compare as the times do.
    .map((former) => (former.endedAt > endedAt ? { ...former, endedAt } : former))
  return [...older, ended].slice(-MAX_FORMER_PRICES)
}

type ProductEvent = EventIn<'product'>

const add = ({ data }: Extract<ProductEvent, { type: 'ProductAdded' }>): ExistingProduct => ({
  status: 'active',
  productId: data.productId,
  categoryId: data.categoryId,
  addedAt: data.addedAt,
  name: data.name,
  description: data.description,
  slugWords: data.slugWords,
  supplier: data.supplier,
  price: data.price,
  currency: data.currency,
  formerPrices: [],
  picture: data.picture ?? null,
  pictures: null,
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
      const { categoryId, name, description, slugWords, supplier, picture } = event.data
      return {
        ...state,
        categoryId: categoryId ?? state.categoryId,
        name: name ?? state.name,
        description: description ?? state.description,
        slugWords: slugWords ?? state.slugWords,
        supplier: supplier ?? state.supplier,
        // Null removes the picture.
        picture: picture === undefined ? state.picture : picture,
        revision: state.revision + 1,
      }
    }
    case 'ProductPriceChanged': {
      const { price, currency, changedAt } = event.data
      return { ...state, price, currency, formerPrices: formerPricesAfter(state, changedAt), revision: state.revision + 1 }
    }
    case 'ProductRetired':
      return { ...state, status: 'retired', revision: state.revision + 1 }
    case 'ProductRestored':
      return { ...state, status: 'active', revision: state.revision + 1 }
    case 'ProductPictureChanged': {
      const { width, height, variants } = event.data
      return { ...state, pictures: { width, height, variants }, revision: state.revision + 1 }
    }
    case 'ProductPictureRemoved':
      return { ...state, pictures: null, revision: state.revision + 1 }
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
