import type { StreamTail } from '../log/event-log.ts'

/** The tails of recently used streams. It holds only tails that were read from the log or committed to it. */
export interface TailCache {
  get(stream: string): StreamTail | undefined
  set(stream: string, tail: StreamTail): void
  clear(): void
}

/**
 * A cache with two generations. An entry that is used becomes young. When half of the size is young, the old generation is dropped
 * and the young one becomes old. That is cheaper than the exact order of use: a map whose oldest entry is always deleted becomes slow.
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
