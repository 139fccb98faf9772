import { describe, expect, it } from 'vitest'
import { counted, ranked, weightAt } from './popularity.ts'

describe('the weight of an order', () => {
  it('is twice that of an order thirty days earlier', () => {
    expect(weightAt('2026-03-31T00:00:00.000Z') / weightAt('2026-03-01T00:00:00.000Z')).toBe(2)
  })

  it('is a number for the next fifty years', () => {
    expect(Number.isFinite(weightAt('2076-01-01T00:00:00.000Z') * 1_000_000)).toBe(true)
  })
})

describe('counts', () => {
  it('grow by the weight', () => {
    expect(counted({ a: 1 }, ['a', 'b'], 2)).toEqual({ a: 3, b: 2 })
  })

  it('are those of the most frequent ones, whatever order they came in', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `id-${String(index).padStart(2, '0')}`)
    const found = counted({ 'id-39': 5 }, ids.toReversed(), 1)
    expect(found).toEqual(counted({ 'id-39': 5 }, ids, 1))
    expect(Object.keys(found)).toHaveLength(30)
    expect(ranked(Object.entries(found)).slice(0, 3)).toEqual([
      ['id-39', 6],
      ['id-00', 1],
      ['id-01', 1],
    ])
  })
})
