import { describe, expect, it } from 'vitest'
import { revenueAddress, revenueAskedBy, revenueFiltersIn } from './revenue-filters.ts'

const today = '2026-11-30'
const read = (query: string) => revenueFiltersIn(new URLSearchParams(query), today)

describe('the filters of revenue', () => {
  it('are read from the address and written to it', () => {
    const query = 'by=month&of=product&from=2026-01-01&to=2026-06-30'
    expect(revenueAddress(read(query))).toBe(`/revenue?${query}`)
    expect(revenueAskedBy(read(query))).toEqual({ by: 'month', of: 'product', from: '2026-01-01', to: '2026-06-30' })
    expect(revenueAddress(read(query), { of: '', rows: 'all' })).toBe('/revenue?by=month&from=2026-01-01&to=2026-06-30&rows=all')
  })

  it.each([
    ['', 'day', '2026-11-01'],
    ['by=hour', 'hour', '2026-11-30'],
    ['by=month', 'month', '2025-12-01'],
    ['by=year', 'year', '2022-01-01'],
    ['by=week&from=2026-13-40', 'day', '2026-11-01'],
  ])('have a usual span: %s', (query, by, from) => {
    expect(read(query)).toMatchObject({ by, from, to: today })
  })

  it('take the earlier day for the first', () => {
    expect(read('from=2026-11-20&to=2026-11-10')).toMatchObject({ from: '2026-11-10', to: '2026-11-20' })
  })
})
