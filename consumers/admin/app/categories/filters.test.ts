import { describe, expect, it } from 'vitest'
import { addressOf, askedBy, filtersIn, isOpen } from './filters.ts'

const read = (query: string) => filtersIn(new URLSearchParams(query))

describe('the address of the categories', () => {
  it('holds every filter, and leads to the same tree again', () => {
    const query = '?q=green+tea&status=retired'
    expect(addressOf(read(query))).toBe(`/categories${query}`)
    expect(askedBy(read(query))).toEqual({ q: 'green tea', status: 'retired' })
    expect(isOpen(read(query))).toBe(false)
  })

  it('leaves out what cannot be meant', () => {
    const open = read('q=%00+&status=sold&cursor=abc')
    expect(isOpen(open)).toBe(true)
    expect(addressOf(open)).toBe('/categories')
    expect(askedBy(open)).toEqual({})
  })
})
