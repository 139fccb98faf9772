import type { StreamTail } from '../log/event-log.ts'

/** The tails of the streams that were used last. Filled only with what was read from the log or has been committed to it. */
export interface TailCache {
  get(stream: string): StreamTail | undefined
  set(stream: string, tail: StreamTail): void
  clear(): void
}

/**
 * Two generations: whatever is used is young, and when half the size is young, what was not used since is dropped.
 * Cheaper than to remember the order of use, for a map from which the oldest is always deleted grows slow.
 */
export const createTailCache = (size: number): TailCache => {
  let young = new Map<string, StreamTail>()
  let old = new Map<string, StreamTail>()
  const set = (stream: string, tail: StreamTail): void => {
    if (young.size >= size / 2 && !young.has(stream)) {
      old = young
      young = new Map()
    }
    young.set(stream, tail)
  }
  return {
    get: (stream) => {
      const tail = young.get(stream)
      if (tail !== undefined) return tail
      const before = old.get(stream)
      if (before !== undefined) set(stream, before)
      return before
    },
    set,
    clear: () => {
      young = new Map()
      old = new Map()
    },
  }
}
