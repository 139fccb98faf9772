import { describe, expect, it } from 'vitest'
import { offeredBy, placeIn, timeOf } from './place.ts'

const id = '019b0000-0000-7000-8000-000000000001'
const read = (query: string) => placeIn(new URLSearchParams(query))

describe('the place of the time machine', () => {
  it('is read from the address and written to it', () => {
    const query = `at=12&order=${id}&product=${id}&customer=${id}`
    expect(timeOf(read(query))).toBe(`/time?${query}`)
    expect(timeOf(read(query), { at: undefined, product: '' })).toBe(`/time?order=${id}&customer=${id}`)
  })

  it.each(['at=end', 'order=1', 'product=%00', 'other=1'])('is the end of the log if nothing else can be meant: %s', (query) => {
    expect(timeOf(read(query))).toBe('/time')
  })

  it.each([
    ['0', 1],
    ['#1,200', 1_200],
    ['', undefined],
  ])('is a position as somebody types it: %j', (typed, at) => {
    expect(placeIn(new URLSearchParams({ at: typed })).at).toBe(at)
  })
})

describe('what a commit offers to look at', () => {
  it('is what it is about, but for what is looked at already', () => {
    const streams = [`reservation-${id}`, `product-${id}`, 'session-1', 'category-1', `credit-${id}`]
    expect(offeredBy(streams, read('')).map(({ kind }) => kind)).toEqual(['order', 'product', 'customer'])
    expect(offeredBy(streams, read(`order=${id}`)).map(({ kind }) => kind)).toEqual(['product', 'customer'])
  })

  it('is six things at most', () => {
    const streams = Array.from({ length: 10 }, (_, index) => `product-${index}`)
    expect(offeredBy(streams, read('')).length).toBe(6)
  })
})
