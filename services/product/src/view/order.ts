import type { ProductSort } from '@souk/contracts'
import { availableOf } from '../domain/product.ts'
import type { ProductRow } from './projectors.ts'

// The orders in which products are listed.

/** Characters of a name that decide about its place. A place must fit into a cursor. */
const NAME_LENGTH = 80

/** What a name is ordered by: its letters, whatever their case and their accents. */
export const nameKey = (name: string): string =>
  Array.from(
    name
      .normalize('NFKD')
      .replaceAll(/[\p{M}\p{Cc}\p{Cf}]/gu, '')
      .toLowerCase(),
  )
    .slice(0, NAME_LENGTH)
    .join('')

export interface ProductOrder {
  readonly by: 'position' | 'name' | 'price' | 'available'
  readonly descending: boolean
}

export const productOrders: Readonly<Record<ProductSort, ProductOrder>> = {
  oldest: { by: 'position', descending: false },
  newest: { by: 'position', descending: true },
  name: { by: 'name', descending: false },
  '-name': { by: 'name', descending: true },
  price: { by: 'price', descending: false },
  '-price': { by: 'price', descending: true },
  available: { by: 'available', descending: false },
  '-available': { by: 'available', descending: true },
}

/** The place of a product in a list: what the list is ordered by, and its position, which no other product has. */
export type ProductPlace = readonly [value: string | number, position: number]

const valueOf = (by: ProductOrder['by'], row: ProductRow): string | number => {
  switch (by) {
    case 'position':
      return row.position
    case 'name':
      return nameKey(row.name)
    case 'price':
      return row.price
    case 'available':
      return availableOf(row)
    default: {
      const never: never = by
      return never
    }
  }
}

export const placeIn =
  (sort: ProductSort) =>
  (row: ProductRow): ProductPlace => [valueOf(productOrders[sort].by, row), row.position]
