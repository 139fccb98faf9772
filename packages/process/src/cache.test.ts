import { describe, expect, it } from 'vitest'
import { createCache } from './cache.ts'

describe('a cache', () => {
  it('keeps what is used, and drops what is not used for a while', () => {
    const cache = createCache<number>({ capacity: 4 })
    for (const key of ['a', 'b']) cache.set(key, 1)
    for (let index = 0; index < 100; index += 1) {
      cache.set(String(index), index)
      expect(cache.get('a')).toBe(1)
    }
    expect(cache.get('b')).toBeUndefined()
    expect(cache.get('99')).toBe(99)
  })

  it('holds the latest value of a key, in whichever generation it is', () => {
    const cache = createCache<number>({ capacity: 4 })
    cache.set('a', 1)
    for (const key of ['b', 'c']) cache.set(key, 0)
    cache.set('a', 2)
    expect(cache.get('a')).toBe(2)
    cache.delete('a')
    expect(cache.get('a')).toBeUndefined()
    cache.set('a', 3)
    cache.clear()
    expect(cache.get('a')).toBeUndefined()
  })

  it('never holds more than its capacity and one entry', () => {
    const sizes = new Map(Array.from({ length: 500 }, (_, index) => [String(index), 1 + ((index * 7) % 30)]))
    const cache = createCache<number>({ capacity: 200, weigh: (size) => size })
    for (const [key, size] of sizes) {
      cache.set(key, size)
      cache.set(key, size)
    }
    const held = [...sizes].filter(([key]) => cache.get(key) !== undefined).reduce((sum, [, size]) => sum + size, 0)
    expect(held).toBeGreaterThan(0)
    expect(held).toBeLessThanOrEqual(230)
  })

  it('can weigh the keys as well', () => {
    const cache = createCache<number>({ capacity: 200, weigh: (_size, key) => key.length })
    const keys = Array.from({ length: 50 }, (_, index) => String(index).padStart(20, '0'))
    for (const key of keys) cache.set(key, 1)
    expect(keys.filter((key) => cache.get(key) !== undefined).length).toBeLessThanOrEqual(11)
  })
})
