import { describe, expect, it } from 'vitest'
import { createFormats } from './formats.ts'

const at = '2026-11-30T23:36:13.170Z'
const spaces = (text: string): string => text.replaceAll(/\s/g, ' ')

describe('times', () => {
  it('are those of the reader', () => {
    const { date, moment, clock, exactClock } = createFormats('en-GB', 'Asia/Kolkata')
    expect([date(at), moment(at), clock(at), exactClock(at)].map(spaces)).toEqual([
      '1 December 2026',
      '1 Dec 2026, 05:06',
      '05:06:13',
      '05:06:13.170',
    ])
  })

  it('name UTC as long as nobody has told another time zone', () => {
    expect(spaces(createFormats('en-GB').moment(at))).toBe('30 Nov 2026, 23:36 UTC')
    expect(spaces(createFormats('de-DE').moment(at))).toBe('30.11.2026, 23:36 UTC')
  })

  it('do not move a day of the calendar', () => {
    expect(createFormats('en-GB', 'America/New_York').day('2026-11-30')).toBe('30 November 2026')
    expect(createFormats('en-GB', 'Asia/Kolkata').day(at)).toBe('30 November 2026')
  })

  it.each([
    [0, '0 ms'],
    [99, '99 ms'],
    [100, '0.1 s'],
    [61_250, '61.3 s'],
  ])('%i milliseconds are a duration', (milliseconds, text) => {
    expect(spaces(createFormats('en-GB').duration(milliseconds))).toBe(text)
  })
})
