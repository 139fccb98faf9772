import { describe, expect, it } from 'vitest'
import { addressOf, askedBy, filtersIn, isOpen } from './filters.ts'

const read = (query: string, locale?: string) => filtersIn(new URLSearchParams(query), locale)
const category = '019b0000-0000-7000-8000-000000000001'

describe('the address of the list of products', () => {
  it('holds every filter, and leads to the same list again', () => {
    const query = `?q=chai&status=retired&category=${category}&availability=low&upTo=5&min=1.50&max=20&sort=-price`
    expect(addressOf(read(query))).toBe(`/products${query}`)
    expect(askedBy(read(query), 100)).toEqual({
      q: 'chai',
      status: 'retired',
      categoryId: category,
      availability: 'low',
      availableUpTo: 5,
      priceFrom: 150,
      priceTo: 2_000,
    })
  })

  it('leaves out what cannot be meant', () => {
    const read1 = read('status=sold&category=drinks&availability=some&upTo=-1&min=cheap&max=-5&sort=best&q=%00')
    expect(isOpen(read1)).toBe(true)
    expect(askedBy(read1, 100)).toEqual({})
  })

  it('leads to the first page when a filter changes', () => {
    expect(addressOf(read('q=chai&cursor=abc'), { availability: 'out' })).toBe('/products?q=chai&availability=out')
    expect(addressOf(read('q=chai'), { cursor: 'abc' })).toBe('/products?q=chai&cursor=abc')
  })

  it('reads prices as they are typed in the language of the page, and holds them the same in any', () => {
    const typed = read('min=1.950,00&max=2.000', 'de-DE')
    expect(addressOf(typed)).toBe('/products?min=1950.00&max=2000')
    expect(read('min=1,950.00&max=2,000', 'en-GB')).toEqual(typed)
    expect(filtersIn(new URLSearchParams(addressOf(typed).split('?')[1]), 'de-DE')).toEqual(typed)
    expect(askedBy(read('min=0&max=0.5'), 1_000)).toEqual({ priceFrom: 0, priceTo: 500 })
    expect(askedBy(read('min=0.29'), 100)).toEqual({ priceFrom: 29 })
  })

  it('leaves out a highest price that is lower than the lowest', () => {
    expect(addressOf(read('min=5&max=4.99'))).toBe('/products?min=5')
    expect(addressOf(read('min=5&max=5.00'))).toBe('/products?min=5&max=5.00')
  })

  it('is open whatever comes first', () => {
    expect(isOpen(read('sort=price'))).toBe(true)
    expect(isOpen(read('availability=low'))).toBe(false)
    expect(isOpen(read('max=5'))).toBe(false)
  })
})
