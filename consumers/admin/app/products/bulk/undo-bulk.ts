import type { ChangeProductsInput } from '@souk/client'
import type { Inverse } from '../../changes/undo.ts'
import type { Change } from './bulk.ts'

/** What takes back one of several changes. Each of them has changed one field or the stock. Undefined: nothing does. */
const changeOf = (inverse: Inverse, reason: string): Change | undefined => {
  if (inverse.kind === 'stock') return { type: 'stock', delta: inverse.delta, reason }
  const { price, categoryId, status } = inverse.wanted
  if (typeof price === 'number') return { type: 'price', price }
  if (typeof categoryId === 'string') return { type: 'category', categoryId }
  return status === 'retired' ? { type: 'retirement' } : status === 'active' ? { type: 'restoration' } : undefined
}

/** One entry of a request that takes several changes back. Of an edit it names the revision that the edit made. */
export const undoOfOne = (productId: string, inverse: Inverse, reason: string): ChangeProductsInput['changes'][number] | undefined => {
  const change = changeOf(inverse, reason)
  return change && { productId, change, ...(inverse.kind === 'fields' && { version: inverse.version }) }
}
