import type { StreamTail } from './event-log.ts'

/** The tails of the streams that were used last. Filled only with what was read from the log or has been committed to it. */
export interface TailCache {
  get(stream: string): StreamTail | undefined
  set(stream: string, tail: StreamTail): void
  clear(): void
}

export const createTailCache = (size: number): TailCache => {
  // A map remembers the order of insertion: the first is the one that was not used for longest.
  const tails = new Map<string, StreamTail>()
  const set = (stream: string, tail: StreamTail): void => {
    tails.delete(stream)
    tails.set(stream, tail)
    if (tails.size <= size) return
    for (const oldest of tails.keys()) {
      tails.delete(oldest)
      return
    }
  }
  return {
    get: (stream) => {
      const tail = tails.get(stream)
      if (tail !== undefined) set(stream, tail)
      return tail
    },
    set,
    clear: () => tails.clear(),
  }
}
