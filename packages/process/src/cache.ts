export interface Cache<Value> {
  /** It may drop other entries, because the entry becomes young. */
  get(key: string): Value | undefined
  set(key: string, value: Value): void
  delete(key: string): void
  clear(): void
}

export interface CacheOptions<Value> {
  /** What all entries may weigh together. */
  readonly capacity: number
  /** What an entry weighs (default: 1). The value must not change afterwards. */
  readonly weigh?: (value: Value, key: string) => number
}

/**
 * A cache with two generations. An entry that is used becomes young. When the young ones weigh half of the capacity, the old generation is dropped
 * and the young one becomes old. That is cheaper than the exact order of use: a map whose oldest entry is always deleted becomes slow.
 */
export const createCache = <Value>({ capacity, weigh = () => 1 }: CacheOptions<Value>): Cache<Value> => {
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()
  let weight = 0

  const removeYoung = (key: string): void => {
    const value = young.get(key)
    if (value !== undefined && young.delete(key)) weight -= weigh(value, key)
  }
  const set = (key: string, value: Value): void => {
    removeYoung(key)
    if (weight >= capacity / 2) {
      old = young
      young = new Map()
      weight = 0
    }
    young.set(key, value)
    weight += weigh(value, key)
  }
  return {
    get: (key) => {
      const value = young.get(key)
      if (value !== undefined) return value
      const before = old.get(key)
      if (before !== undefined) set(key, before)
      return before
    },
    set,
    delete: (key) => {
      removeYoung(key)
      old.delete(key)
    },
    clear: () => {
      young = new Map()
      old = new Map()
      weight = 0
    },
  }
}
