import { describe, expect, it } from 'vitest'
import { addressOf, askedBy, filtersIn, isOpen } from './filters.ts'

const read = (query: string) => filtersIn(new URLSearchParams(query))
const category = '019b0000-0000-7000-8000-000000000001'

describe('the address of the list of products', () => {
  it('holds every filter, and leads to the same list again', () => {
    const query = `?q=chai&status=retired&category=${category}&availability=low&upTo=5&sort=-price`
    expect(addressOf(read(query))).toBe(`/products${query}`)
    expect(askedBy(read(query))).toEqual({ q: 'chai', status: 'retired', categoryId: category, availability: 'low', availableUpTo: 5 })
  })

  it('leaves out what cannot be meant', () => {
    const read1 = read('status=sold&category=drinks&availability=some&upTo=-1&sort=best&q=%00')
    expect(isOpen(read1)).toBe(true)
    expect(askedBy(read1)).toEqual({})
  })

  it('leads to the first page when a filter changes', () => {
    expect(addressOf(read('q=chai&cursor=abc'), { availability: 'out' })).toBe('/products?q=chai&availability=out')
    expect(addressOf(read('q=chai'), { cursor: 'abc' })).toBe('/products?q=chai&cursor=abc')
  })

  it('is open whatever comes first', () => {
    expect(isOpen(read('sort=price'))).toBe(true)
    expect(isOpen(read('availability=low'))).toBe(false)
  })
})
