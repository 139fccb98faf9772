import { describe, expect, it } from 'vitest'
import { openScratch } from './scratch.sqlite.ts'

const many = Array.from({ length: 500 }, (_, index) => `key-${(index * 7_919) % 500}`)

describe.each([10, 1_000])('scratch memory with %i rows in memory', (cachedRows) => {
  it('returns the row that was put last', () => {
    const scratch = openScratch({ cachedRows })
    const table = scratch.table<{ count: number }>('rows')
    for (const key of [...many, ...many]) table.put(key, { count: (table.get(key)?.count ?? 0) + 1 })
    expect(table.get('never')).toBeUndefined()
    expect(new Set(many.map((key) => table.get(key)?.count))).toEqual(new Set([2]))
    const all = [...table.all()]
    expect(all).toHaveLength(500)
    expect(new Set(all.map(([key]) => key))).toEqual(new Set(many))
    expect(all.every(([, row]) => row.count === 2)).toBe(true)
    scratch.close()
  })

  it('reports keys that are added twice, with the first occurrence', () => {
    const scratch = openScratch({ cachedRows })
    const again: unknown[] = []
    const seen = scratch.seen('ids', (...what) => again.push(what))
    many.forEach((key, index) => seen.add(key, index))
    seen.add(many[0] ?? '', 900)
    seen.add(many[499] ?? '', 901)
    seen.flush()
    expect(again.sort()).toEqual([
      [many[0], 0, 900],
      [many[499], 499, 901],
    ])
    scratch.close()
  })
})
