import type { Located } from '@souk/contracts'

/** Wakes the requests that wait until an order is final, so that they need not poll. */
export interface FinalOrders {
  /** Takes the events that the view shows now. */
  moved(events: readonly Located[]): void
  /** Resolves when the order becomes final in the view after this call, or when the signal is aborted. */
  next(orderId: string, signal: AbortSignal): Promise<void>
  /** Number of calls of `next` that have not resolved. */
  readonly waiting: number
}

export const createFinalOrders = (): FinalOrders => {
  const waiters = new Map<string, Set<() => void>>()
  let waiting = 0

  return {
    moved: (events) => {
      if (waiting === 0) return
      for (const { event } of events) {
        if (event.type !== 'OrderFinalized' && event.type !== 'OrderCanceled') continue
        for (const done of waiters.get(event.data.orderId) ?? []) done()
      }
    },
    next: (orderId, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve()
          return
        }
        const those = waiters.get(orderId) ?? new Set()
        const done = (): void => {
          signal.removeEventListener('abort', done)
          those.delete(done)
          if (those.size === 0) waiters.delete(orderId)
          waiting -= 1
          resolve()
        }
        waiters.set(orderId, those.add(done))
        waiting += 1
        signal.addEventListener('abort', done)
      }),
    get waiting() {
      return waiting
    },
  }
}
