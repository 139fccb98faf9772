import type { ChangeProductsInput } from '@souk/client'
import type { Inverse } from '../../changes/undo.ts'

type OneChange = ChangeProductsInput['changes'][number]

/** Where the change stands in the log, and why it is taken back. */
interface Undone {
  readonly position: number
  readonly reason: string
}

/** What takes back all of one of several changes. Each of them has changed one field or the stock. Undefined: nothing does. */
const changeOf = ({ wanted, delta }: Inverse, { position, reason }: Undone): OneChange['change'] | undefined => {
  const fields = Object.keys(wanted).length
  if (delta !== 0) return fields === 0 ? { type: 'stock', delta, reason, undoes: position } : undefined
  if (fields !== 1) return undefined
  const { price, categoryId, status } = wanted
  if (typeof price === 'number') return { type: 'price', price }
  if (typeof categoryId === 'string') return { type: 'category', categoryId }
  return status === 'retired' ? { type: 'retirement' } : status === 'active' ? { type: 'restoration' } : undefined
}

/** One entry of a request that takes several changes back. Of an edit it names the revision that the edit made. */
export const undoOfOne = (productId: string, inverse: Inverse, undone: Undone): OneChange | undefined => {
  const change = changeOf(inverse, undone)
  return change && { productId, change, ...(inverse.delta === 0 && { version: inverse.version }) }
}
