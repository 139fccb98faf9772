import type { Caller } from '@souk/service'

/** Most requests of one customer that wait at once. Each keeps a connection open. */
const MAX_WAITS = 20

/**
 * Counts the requests of each customer that wait. Those of managers and clients are not counted.
 * @returns a function that begins a wait. It returns another one, which ends it, or undefined if the customer has too many already.
 */
export const createWaits = (most = MAX_WAITS) => {
  const counts = new Map<string, number>()
  return (caller: Caller): (() => void) | undefined => {
    if (caller.role !== 'customer') return () => undefined
    const { customerId } = caller
    const count = counts.get(customerId) ?? 0
    if (count >= most) return undefined
    counts.set(customerId, count + 1)
    return () => {
      const left = (counts.get(customerId) ?? 0) - 1
      if (left > 0) counts.set(customerId, left)
      else counts.delete(customerId)
    }
  }
}
