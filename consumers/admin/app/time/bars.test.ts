import { describe, expect, it } from 'vitest'
import { barsOf, countedFrom, periodOf, placeOf, stepsOf, type Span } from './bars.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const begin = Date.parse('2026-11-28T00:00:00.000Z')
const lasting = (ms: number): Span => ({ from: begin, until: begin + ms })
const start = (ms: number): string => new Date(begin + ms).toISOString()

describe('a span', () => {
  it.each([
    [0, 'minute'],
    [999 * MINUTE, 'minute'],
    [1_000 * MINUTE, 'hour'],
    [999 * HOUR, 'hour'],
    [1_000 * HOUR, 'day'],
  ])('of %i ms is counted by the %s', (ms, period) => {
    expect(periodOf(lasting(ms))).toBe(period)
  })

  it('is counted by its last 1,000 days at most', () => {
    expect(countedFrom(lasting(DAY))).toBe(begin)
    expect(countedFrom(lasting(2_000 * DAY))).toBe(begin + 1_001 * DAY)
  })
})

describe('the slider', () => {
  it.each([0, 1, 999, 1_000, 1_001, 123_456_789])('reaches both ends of a span of %i ms, in whole steps', (ms) => {
    const { min, max, step } = stepsOf(lasting(ms))
    expect(min).toBe(begin)
    expect((max - min) % step).toBe(0)
    expect(max).toBeGreaterThanOrEqual(begin + ms)
    expect(max - begin - ms).toBeLessThan(step)
    expect((max - min) / step).toBeLessThanOrEqual(1_000)
  })

  it.each([
    [0, 0],
    [250, 25],
    [1_000, 100],
    [-1, 0],
    [1_001, 100],
  ])('has the moment after %i of 1,000 ms at %i of 100', (ms, x) => {
    expect(placeOf(lasting(1_000), begin + ms)).toBe(x)
  })

  it('has the only moment of a log with one commit at its end', () => {
    expect(placeOf(lasting(0), begin)).toBe(100)
  })
})

describe('the bars', () => {
  it('are one for each period with commits, as wide as a period, as high as the root of their commits', () => {
    const periods = [
      { start: start(0), commits: 4 },
      { start: start(3 * MINUTE), commits: 16 },
    ]
    expect(barsOf(periods, lasting(4 * MINUTE))).toEqual({
      by: 'minute',
      each: 1,
      bars: [
        { x: 0, width: 25, commits: 4, height: 0.5 },
        { x: 75, width: 25, commits: 16, height: 1 },
      ],
    })
  })

  it('are 120 at most: several periods are one of them then', () => {
    const periods = Array.from({ length: 601 }, (_, minute) => ({ start: start(minute * MINUTE), commits: 1 }))
    const { bars, each } = barsOf(periods, lasting(600 * MINUTE))
    expect(each).toBe(6)
    expect(bars.length).toBeLessThanOrEqual(120)
    expect(bars.reduce((sum, { commits }) => sum + commits, 0)).toBe(601)
  })

  it('lie within the picture, though the first period begins before the span', () => {
    const { bars } = barsOf([{ start: start(0), commits: 1 }], { from: begin + 30_000, until: begin + 90_000 })
    expect(bars).toEqual([{ x: 0, width: 50, commits: 1, height: 1 }])
  })
})
