import { valueOf, type Product, type ProductHistoryItem, type SoukApi } from '@souk/client'
import type { ProductSort } from '@souk/contracts'
import { onTerminal, type Listed } from './terminal.ts'

interface Wanted {
  readonly sort: ProductSort
  readonly status: Product['status']
  /** Only products of which so many units can be ordered, or fewer. */
  readonly upTo?: number | undefined
  readonly limit: number
}

/** The first products in an order, `limit` at most. @throws RequestRefused */
export const listProducts = (shop: SoukApi, { upTo, ...query }: Wanted): Promise<Listed<Product>> =>
  valueOf(shop.listProducts({ query: { ...query, ...(upTo !== undefined && { availableUpTo: upTo }) } }))

/** A line for each product: id, units that can be ordered, units reserved, price, name. */
export const describeProducts = (products: readonly Product[]): string =>
  products
    .map(({ productId, unitsAvailable, unitsReserved, price, currency, name }) =>
      [productId, unitsAvailable, unitsReserved, `${price} ${currency}`, onTerminal(name)].join('\t'),
    )
    .join('\n')

/** The last changes of a product, the newest first. @throws RequestRefused */
export const readHistory = (shop: SoukApi, productId: string, limit: number): Promise<Listed<ProductHistoryItem>> =>
  valueOf(shop.getProductHistory({ path: { productId }, query: { limit } }))

const textOf = (value: ProductHistoryItem['changes'][number]['after']): string => {
  if (value === null) return '–'
  return typeof value === 'object' ? `a picture, ${value.width} × ${value.height}` : String(value)
}

const movementOf = ({ unitsOnHand, unitsReserved, reason, orderId }: NonNullable<ProductHistoryItem['stock']>): string => {
  const moved = [
    ['on hand', unitsOnHand],
    ['reserved', unitsReserved],
  ] as const
  const units = moved.flatMap(([which, count]) => (count === 0 ? [] : [`${which} ${count > 0 ? '+' : ''}${count}`]))
  return `${units.join(', ')} (${reason ?? `order ${orderId}`})`
}

/** A line for each change: when, event, who, what changed. */
export const describeHistory = (items: readonly ProductHistoryItem[]): string =>
  items
    .map(({ at, event, actor, changes, stock }) => {
      const fields = changes.map(({ field, before, after }) => `${field}: ${textOf(before)} → ${textOf(after)}`)
      const what = [...fields, ...(stock === null ? [] : [movementOf(stock)])].join('; ')
      return [at, event, `${actor.kind} ${actor.id}`, onTerminal(what)].join('\t')
    })
    .join('\n')
