import { describe, expect, it } from 'vitest'
import type { CartLine } from '@souk/client'
import { fromEarlier, MAX_KINDS, MAX_QUANTITY, merged, withMore, without, withQuantity } from './lines.ts'

const line = (productId: string, quantity: number, unitPrice?: number): CartLine => ({
  productId,
  quantity,
  ...(unitPrice !== undefined && { unitPrice }),
})
const kinds = (count: number, name = 'p'): CartLine[] => Array.from({ length: count }, (_, index) => line(`${name}${index}`, 1))

describe('putting in', () => {
  it('adds to what is there, and remembers the price that was seen last', () => {
    expect(withMore([line('tea', 2, 500)], line('tea', 3, 520))).toEqual([line('tea', 5, 520)])
    expect(withMore([line('tea', 2)], line('jam', 1))).toEqual([line('tea', 2), line('jam', 1)])
  })

  it('takes no more units than the API does', () => {
    expect(withMore([line('tea', MAX_QUANTITY)], line('tea', 1))).toEqual([line('tea', MAX_QUANTITY)])
  })

  it('leaves a full cart as it is, but for products that are in it', () => {
    const full = kinds(MAX_KINDS)
    expect(withMore(full, line('tea', 1))).toBe(full)
    expect(withMore(full, line('p3', 1))[3]).toEqual(line('p3', 2))
  })
})

describe('another quantity', () => {
  it('replaces the one before, and keeps the price', () => {
    expect(withQuantity([line('tea', 2, 500), line('jam', 1)], 'tea', 7)).toEqual([line('tea', 7, 500), line('jam', 1)])
  })

  it('of none takes the product out', () => {
    expect(withQuantity([line('tea', 2), line('jam', 1)], 'tea', 0)).toEqual([line('jam', 1)])
  })

  it('puts nothing in', () => {
    expect(withQuantity([line('tea', 2)], 'jam', 1)).toEqual([line('tea', 2)])
  })
})

describe('two carts', () => {
  it('become one: each product once, with the larger quantity, and what was put in last first', () => {
    const { lines, rest } = merged([line('tea', 5, 500), line('jam', 1)], [line('nut', 4), line('tea', 2, 520)])
    expect(lines).toEqual([line('nut', 4), line('tea', 5, 520), line('jam', 1)])
    expect(rest).toEqual([])
  })

  it('are one of them if the other is empty', () => {
    expect(merged([], [line('tea', 1)]).lines).toEqual([line('tea', 1)])
    expect(merged([line('tea', 1)], []).lines).toEqual([line('tea', 1)])
  })

  it('do not grow if they are merged again', () => {
    const guest = [line('nut', 4), line('tea', 2)]
    const once = merged([line('tea', 5), line('jam', 1)], guest).lines
    expect(merged(once, guest).lines).toEqual(once)
  })

  it('keep what was saved if there is no room for all, and say what waits', () => {
    const { lines, rest } = merged(kinds(MAX_KINDS - 1), [line('p3', 9), line('tea', 1), line('jam', 1)])
    expect(lines).toHaveLength(MAX_KINDS)
    expect(lines.slice(0, 2)).toEqual([line('p3', 9), line('tea', 1)])
    expect(rest).toEqual([line('jam', 1)])
  })

  it('tell what comes from an earlier visit: what this one has not, or fewer of', () => {
    const guest = [line('nut', 4), line('tea', 2), line('oil', 3)]
    const { lines } = merged([line('tea', 5), line('jam', 1), line('oil', 3), line('nut', 1)], guest)
    expect(fromEarlier(lines, guest)).toEqual(['tea', 'jam'])
  })
})

describe('ordering', () => {
  it('leaves what was put in meanwhile', () => {
    const ordered = [line('tea', 2), line('jam', 1)]
    expect(without([line('tea', 2), line('jam', 3), line('nut', 1)], ordered)).toEqual([line('jam', 2), line('nut', 1)])
    expect(without([line('tea', 1)], ordered)).toEqual([])
  })
})
