import type { Clock } from '@souk/process'
import { BusTimeout } from './bus.ts'

/** A request that waits for its answer. */
export interface PendingRequest {
  readonly operation: string
  readonly timeoutMs: number
  readonly deadline: number
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}

export interface PendingRequests {
  /** Adds a request. After `timeoutMs` it is rejected with BusTimeout. */
  add(operation: string, timeoutMs: number, resolve: (answer: unknown) => void, reject: (error: Error) => void): PendingRequest
  /** Removes the request. True if it was still pending; false for a late or doubled answer. */
  take(request: PendingRequest): boolean
  /** Rejects all pending requests, and stops watching their deadlines. */
  close(error: Error): void
}

// A timer of more than 2^31 ms would fire at once.
const LONGEST_SLEEP_MS = 3_600_000

/**
 * Watches the deadlines of requests with one timer for each time-out in use, instead of one for each request.
 * Among requests with the same time-out the oldest is due first, and a set keeps that order.
 */
export const createPendingRequests = (clock: Clock): PendingRequests => {
  const groups = new Map<number, Set<PendingRequest>>()
  const closing = new AbortController()

  const watch = async (timeoutMs: number, group: Set<PendingRequest>): Promise<void> => {
    for (const request of group) {
      for (let wait = request.deadline - clock.now(); wait > 0; wait = request.deadline - clock.now()) {
        await clock.sleep(Math.min(wait, LONGEST_SLEEP_MS), closing.signal)
        if (closing.signal.aborted) return
      }
      if (group.delete(request)) request.reject(new BusTimeout(`${request.operation}: no answer within ${timeoutMs} ms`))
    }
    groups.delete(timeoutMs)
  }

  return {
    add: (operation, timeoutMs, resolve, reject) => {
      const request: PendingRequest = { operation, timeoutMs, deadline: clock.now() + timeoutMs, resolve, reject }
      const group = groups.get(timeoutMs)
      if (group === undefined) {
        const created = new Set([request])
        groups.set(timeoutMs, created)
        void watch(timeoutMs, created)
      } else {
        group.add(request)
      }
      return request
    },
    take: (request) => groups.get(request.timeoutMs)?.delete(request) ?? false,
    close: (error) => {
      closing.abort()
      for (const group of groups.values()) {
        for (const request of group) request.reject(error)
      }
      groups.clear()
    },
  }
}
