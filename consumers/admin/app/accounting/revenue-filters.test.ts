import { describe, expect, it } from 'vitest'
import { queryWith } from '../parts/address.ts'
import { quickSpan, quickSpans, revenueAddress, revenueAskedBy, revenueFiltersIn } from './revenue-filters.ts'

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

  it.each([
    ['2026-11-30', 'thisMonth', 'day', '2026-11-01', '2026-11-30'],
    ['2026-11-01', 'thisMonth', 'day', '2026-11-01', '2026-11-01'],
    ['2026-03-31', 'lastMonth', 'day', '2026-02-01', '2026-02-28'],
    ['2026-01-15', 'lastMonth', 'day', '2025-12-01', '2025-12-31'],
    ['2026-03-31', 'thisYear', 'month', '2026-01-01', '2026-03-31'],
    ['2026-03-31', 'today', 'hour', '2026-03-31', '2026-03-31'],
    ['2026-03-31', 'months', 'month', '2025-04-01', '2026-03-31'],
  ] as const)('have spans that one click shows: on %s, %s', (day, span, by, from, to) => {
    const address = queryWith({ ...quickSpan(span, day) })
    expect(revenueFiltersIn(new URLSearchParams(address), day)).toMatchObject({ by, from, to })
  })

  it('have no span twice', () => {
    expect(new Set(quickSpans.map((span) => queryWith({ ...quickSpan(span, today) }))).size).toBe(quickSpans.length)
  })

  it('take the earlier day for the first', () => {
    expect(read('from=2026-11-20&to=2026-11-10')).toMatchObject({ from: '2026-11-10', to: '2026-11-20' })
  })
})
