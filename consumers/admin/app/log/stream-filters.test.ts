import { describe, expect, it } from 'vitest'
import { streamFiltersIn, streamsAddress, streamsListedBy } from './stream-filters.ts'

const read = (query: string) => streamFiltersIn(new URLSearchParams(query))

describe('the filters of the list of streams', () => {
  it('are read from the address and written to it', () => {
    expect(streamsAddress(read('category=credit&prefix=credit-01&cursor=c'))).toBe('/log/streams?category=credit&prefix=credit-01')
    expect(streamsAddress(read('prefix=credit-01'), 'c')).toBe('/log/streams?prefix=credit-01&cursor=c')
    expect(streamsListedBy(read('category=credit&prefix=credit-01'))).toEqual({ category: 'credit', prefix: 'credit-01' })
  })

  it.each(['category=money', 'prefix=order%201', 'prefix=%2A', 'prefix='])('leave out what cannot be meant: %s', (query) => {
    expect(streamsAddress(read(query))).toBe('/log/streams')
    expect(streamsListedBy(read(query))).toEqual({})
  })
})
