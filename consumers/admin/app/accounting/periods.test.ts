import { describe, expect, it } from 'vitest'
import { daysOf, later, minutesOf, periodOf, periodsBetween, roundUp, rowsOf, shorter } from './periods.ts'

describe('a period', () => {
  it.each([
    ['2026', '2027'],
    ['2026-12', '2027-01'],
    ['2028-02-28', '2028-02-29'],
    ['2026-12-31T23', '2027-01-01T00'],
  ])('%s is followed by %s', (period, next) => {
    expect([later(period, 1), later(next, -1)]).toEqual([next, period])
  })

  it('has minutes and days', () => {
    expect(minutesOf('2026-02')).toEqual({ from: '2026-02-01T00:00', until: '2026-03-01T00:00' })
    expect(minutesOf('2026-02-28T23')).toEqual({ from: '2026-02-28T23:00', until: '2026-03-01T00:00' })
    expect([daysOf('2026'), daysOf('2026-02'), daysOf('2026-02-03'), daysOf('2026-02-03T04')]).toEqual([
      { from: '2026-01-01', to: '2026-12-31' },
      { from: '2026-02-01', to: '2026-02-28' },
      { from: '2026-02-03', to: '2026-02-03' },
      { from: '2026-02-03', to: '2026-02-03' },
    ])
  })

  it('lies in a longer one, and has shorter ones in it', () => {
    expect([periodOf('2026-02-03', 'month'), periodOf('2026-02-03', 'hour')]).toEqual(['2026-02', '2026-02-03T00'])
    expect([shorter('year'), shorter('day'), shorter('hour')]).toEqual(['month', 'hour', undefined])
    expect(periodsBetween('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
  })
})

describe('the rows of a span', () => {
  const sums = (period: string, amount: number) => ({ period, amount, invoices: 1, units: 1 })

  it('have every period, beside that of the span before, however many days its months have', () => {
    const rows = rowsOf(
      { first: '2026-02-27', last: '2026-02-28', periods: [sums('2026-02-28', 5)] },
      { first: '2026-01-01', last: '2026-01-03', periods: [sums('2026-01-01', 7)] },
    )
    expect(rows.map(({ now, before }) => [now?.amount, before?.amount])).toEqual([
      [0, 7],
      [5, 0],
      [undefined, 0],
    ])
  })

  it('are none without revenue', () => {
    expect(rowsOf({ first: null, last: null, periods: [] }, null)).toEqual([])
  })
})

describe('the end of an axis', () => {
  it.each([
    [0, 1],
    [1, 1],
    [43_347, 50_000],
    [50_001, 60_000],
    [113_615, 150_000],
    [201, 250],
  ])('for %i is %i', (value, end) => {
    expect(roundUp(value)).toBe(end)
  })
})
