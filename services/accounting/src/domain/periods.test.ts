import { describe, expect, it } from 'vitest'
import { countOf, endOf, periodOf, periodsBefore, periodsBetween, startOf, type PeriodLength } from './periods.ts'

describe('a period', () => {
  const instant = '2026-12-31T23:59:59.999Z'
  it.each([
    ['year', '2026', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['month', '2026-12', '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['day', '2026-12-31', '2026-12-31T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['hour', '2026-12-31T23', '2026-12-31T23:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['minute', '2026-12-31T23:59', '2026-12-31T23:59:00.000Z', '2027-01-01T00:00:00.000Z'],
  ] as const)('of a %s is %s, with a start and an end', (by, period, start, end) => {
    expect([periodOf(instant, by), startOf(period), endOf(period, by)]).toEqual([period, start, end])
  })
})

describe('periods between two instants', () => {
  it.each([
    ['day', '2026-03-14T10:00:00.000Z', '2026-03-15T00:00:00.000Z', '2026-03-14', '2026-03-14', 1],
    ['day', '2024-02-28T00:00:00.000Z', '2024-03-01T00:00:00.001Z', '2024-02-28', '2024-03-01', 3],
    ['month', '2025-11-30T00:00:00.000Z', '2026-02-01T00:00:00.000Z', '2025-11', '2026-01', 3],
    ['year', '0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '0000', '9999', 10_000],
    ['hour', '2026-03-14T00:00:00.000Z', '2026-03-15T00:00:00.000Z', '2026-03-14T00', '2026-03-14T23', 24],
    ['minute', '2026-03-14T00:00:00.000Z', '2026-03-15T00:00:00.000Z', '2026-03-14T00:00', '2026-03-14T23:59', 1_440],
  ] as const)('by %s, from %s until %s, are %s to %s: %i', (by, from, until, first, last, count) => {
    const periods = periodsBetween(by, from, until)
    expect([periods, countOf(periods)]).toEqual([{ by, first, last }, count])
  })
})

describe('the periods before', () => {
  it.each([
    ['a month', 'month', '2026-03', '2026-03', '2026-02', '2026-02'],
    ['the days of a month', 'day', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['the days of a short month', 'day', '2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
    ['a quarter', 'month', '2026-01', '2026-03', '2025-10', '2025-12'],
    ['a year', 'year', '2025', '2025', '2024', '2024'],
    ['the days of a year', 'day', '2025-01-01', '2025-12-31', '2024-01-01', '2024-12-31'],
    ['some days', 'day', '2026-03-02', '2026-03-08', '2026-02-23', '2026-03-01'],
    ['a day by hours', 'hour', '2026-03-01T00', '2026-03-01T23', '2026-02-28T00', '2026-02-28T23'],
    ['some minutes', 'minute', '2026-01-01T00:00', '2026-01-01T00:09', '2025-12-31T23:50', '2025-12-31T23:59'],
    ['the last year that can be written', 'year', '9999', '9999', '9998', '9998'],
  ] as const)('of %s are as long, as a calendar has them', (_case, by, first, last, firstBefore, lastBefore) => {
    expect(periodsBefore({ by, first, last })).toEqual({ by, first: firstBefore, last: lastBefore })
  })

  it('are none before the year 0', () => {
    const none = (by: PeriodLength, first: string) => periodsBefore({ by, first, last: first })
    expect([none('year', '0000'), none('minute', '0000-01-01T00:00'), none('year', '0001')]).toEqual([
      undefined,
      undefined,
      { by: 'year', first: '0000', last: '0000' },
    ])
  })
})
