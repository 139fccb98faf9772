import { describe, expect, it } from 'vitest'
import { etagOf, revisionsAsked } from './etag.ts'

describe('an ETag', () => {
  const lamp = { name: 'Lamp', unitsAvailable: 4 }

  it.each([1, 2, 999_999_999_999_999])('of revision %i is asked for by If-Match, with and without what is shown', (revision) => {
    expect(revisionsAsked(etagOf(revision))).toEqual([revision])
    expect(revisionsAsked(etagOf(revision, lamp))).toEqual([revision])
    // The tag of the compressed answer.
    for (const tag of [etagOf(revision), etagOf(revision, lamp)]) expect(revisionsAsked(tag.replace(/"$/, '-gzip"'))).toEqual([revision])
  })

  it('is quoted, and begins with the revision', () => {
    expect(etagOf(12)).toBe('"12"')
    expect(etagOf(12, lamp)).toMatch(/^"12-[0-9a-f]{16}"$/)
  })

  it('changes with the revision and with everything that is shown', () => {
    const tags = [
      etagOf(1, lamp),
      etagOf(2, lamp),
      etagOf(1, { ...lamp, unitsAvailable: 3 }),
      etagOf(1, { ...lamp, name: 'Lamps' }),
      etagOf(1, { ...lamp, picture: null }),
    ]
    expect(new Set(tags).size).toBe(5)
    expect(etagOf(1, { ...lamp })).toBe(tags[0])
  })
})

describe('If-Match', () => {
  const tag = etagOf(3, { units: 1 })

  it.each([undefined, '*'])('%j asks for any revision', (ifMatch) => {
    expect(revisionsAsked(ifMatch)).toBeUndefined()
  })

  it.each<[string, number[]]>([
    [`"7", ${tag}`, [7, 3]],
    ['"0"', [0]],
    ['"7","8"', [7, 8]],
    [' "7"\t,\t"8" ', [7, 8]],
    [', "7",, "8",', [7, 8]],
    ['"7", W/"8"', [7]],
    ['"x,", "8"', [8]],
    [`"7"${', "7"'.repeat(2)}`, [7, 7, 7]],
  ])('%j is a list of which any element may match', (ifMatch, revisions) => {
    expect(revisionsAsked(ifMatch)).toEqual(revisions)
  })

  it.each([
    '',
    ',',
    '"01"',
    '"-1"',
    '"1.5"',
    '"x"',
    '""',
    '"*"',
    'W/"1"',
    `W/${tag}`,
    '"1-"',
    '"1-x"',
    '"\u00e9"',
    `"${'9'.repeat(16)}"`,
    `"${'9'.repeat(5_000)}"`,
  ])('%j is well-formed, but matches no revision', (ifMatch) => {
    expect(revisionsAsked(ifMatch)).toEqual([])
  })

  it.each([
    '1',
    'x',
    '"',
    '"1',
    '1"',
    '"1" "2"',
    '"1""2"',
    '"1"; "2"',
    '*, "1"',
    '"1", *',
    '**',
    'w/"1"',
    'W/ "1"',
    'W/1',
    '"a b"',
    '"a\u0000"',
  ])('%j is malformed', (ifMatch) => {
    expect(() => revisionsAsked(ifMatch)).toThrow(expect.objectContaining({ code: 'malformed-request' }))
  })

  it('is read in linear time', () => {
    const started = performance.now()
    const hostile = [' ', '"1" ', ',', '"1",', '"1" ,'].map((part) => part.repeat(12_000))
    for (const ifMatch of [...hostile, ...hostile.map((text) => `${text}x`), `"${hostile[0]}`]) {
      try {
        revisionsAsked(ifMatch)
      } catch {
        // Some of them are malformed.
      }
    }
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
