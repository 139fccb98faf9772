import { describe, expect, it } from 'vitest'
import { inParallel } from './in-parallel.ts'

describe('inParallel', () => {
  it('handles all items, with limited concurrency', async () => {
    let running = 0
    let most = 0
    const done: number[] = []
    await inParallel([5, 1, 4, 2, 3], 2, async (item) => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      done.push(item)
    })
    expect(most).toBe(2)
    expect(done.sort()).toEqual([1, 2, 3, 4, 5])
  })

  it('rejects with the first failure after the running work has ended', async () => {
    const begun: number[] = []
    let ended = 0
    const work = inParallel([1, 2, 3, 4, 5, 6], 2, async (item) => {
      begun.push(item)
      await new Promise((resolve) => setImmediate(resolve))
      ended += 1
      if (item === 2) throw new Error('two')
    })
    await expect(work).rejects.toThrow('two')
    expect(begun.length).toBeLessThan(6)
    expect(ended).toBe(begun.length)
  })
})
