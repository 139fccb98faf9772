import type { CartLine } from '@souk/client'
import type { Good } from './goods.server.ts'

/** What a cart says about one of its lines. `all`: as many as there are. */
type LineState = 'fine' | 'all' | 'short' | 'sold-out' | 'gone'

export interface ShownLine {
  readonly productId: string
  readonly quantity: number
  /** Undefined: the shop does not know the product. */
  readonly product: Good | undefined
  readonly state: LineState
  /** The price at which it was put in, if it is another one now. */
  readonly priceBefore: number | undefined
  readonly isEarlier: boolean
}

const stateOf = (quantity: number, product: Good | undefined): LineState => {
  if (product?.isSold !== true) return 'gone'
  const { unitsAvailable } = product
  if (unitsAvailable === 0) return 'sold-out'
  return quantity > unitsAvailable ? 'short' : quantity === unitsAvailable ? 'all' : 'fine'
}

/** The lines of a cart, with what has become of each since it was put in. */
export const shownLines = (
  lines: readonly CartLine[],
  goods: ReadonlyMap<string, Good>,
  earlier: readonly string[] = [],
): readonly ShownLine[] =>
  lines.map(({ productId, quantity, unitPrice }) => {
    const product = goods.get(productId)
    return {
      productId,
      quantity,
      product,
      state: stateOf(quantity, product),
      priceBefore: product === undefined || unitPrice === product.price ? undefined : unitPrice,
      isEarlier: earlier.includes(productId),
    }
  })

/** What the lines cost now, without those that are no longer sold. */
export const totalOf = (lines: readonly ShownLine[]): number =>
  lines.reduce((sum, { quantity, product, state }) => sum + (state === 'gone' || product === undefined ? 0 : quantity * product.price), 0)
