import { describe, expect, it } from 'vitest'
import { momentIn, momentOf, momentsIn } from './moments.ts'
import { placeIn } from './place.ts'

const id = '019b0000-0000-7000-8000-000000000001'
const at = (time: string): number => Date.parse(time)
const now = at('2026-11-30T08:15:00.000Z')

describe('the moments with a name', () => {
  it('are days in UTC, and spans until now', () => {
    const written = momentsIn({ from: 0, until: now }, now).map(({ name, moment }) => [name, new Date(moment).toISOString()])
    expect(written).toEqual([
      ['hourAgo', '2026-11-30T07:15:00.000Z'],
      ['today', '2026-11-30T00:00:00.000Z'],
      ['yesterday', '2026-11-29T00:00:00.000Z'],
      ['weekAgo', '2026-11-23T08:15:00.000Z'],
      ['monthAgo', '2026-10-31T08:15:00.000Z'],
    ])
  })

  it.each([
    ['2026-11-30T08:00', now, []],
    ['2026-11-29T12:00', now, ['hourAgo', 'today']],
    // Nothing was written after this: it is now.
    ['2026-11-20T00:00', at('2026-11-29T12:00:00.000Z'), ['yesterday', 'weekAgo']],
  ])('are those of a log from %s until %i', (from, until, expected) => {
    expect(momentsIn({ from: at(`${from}:00.000Z`), until }, now).map(({ name }) => name)).toEqual(expected)
  })
})

describe('a moment in an address', () => {
  it.each([
    ['1796025600000', 1_796_025_600_000],
    ['2026-11-30', at('2026-11-30T00:00:00.000Z')],
    ['2026-11-30T08:15', at('2026-11-30T08:15:00.000Z')],
    ['yesterday', undefined],
    ['2026-13-01', undefined],
    ['-1', undefined],
    ['', undefined],
  ])('%j is %j', (text, moment) => {
    expect(momentIn(text)).toBe(moment)
  })

  it('keeps what is looked at, and forgets the position', () => {
    expect(momentOf(placeIn(new URLSearchParams(`at=7&order=${id}`)), now)).toBe(`/time?order=${id}&moment=${now}`)
    expect(momentOf(placeIn(new URLSearchParams('at=7')), now)).toBe(`/time?moment=${now}`)
  })
})
