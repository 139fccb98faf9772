import { describe, expect, it } from 'vitest'
import { etagOf, revisionAsked } from './etag.ts'

describe('an ETag', () => {
  it.each([1, 2, 999_999_999_999_999])('of revision %i is asked for by If-Match', (revision) => {
    expect(revisionAsked(etagOf(revision))).toBe(revision)
  })

  it('is quoted', () => {
    expect(etagOf(12)).toBe('"12"')
  })
})

describe('If-Match', () => {
  it.each([undefined, '*'])('%j asks for any revision', (ifMatch) => {
    expect(revisionAsked(ifMatch)).toBeUndefined()
  })

  it.each(['', '1', '"0"', '"01"', '"-1"', '"1.5"', '"x"', 'W/"1"', '"1", "2"', '"1" ', `"${'9'.repeat(16)}"`, '""'])(
    '%j matches no revision',
    (ifMatch) => {
      expect(revisionAsked(ifMatch)).toBe(0)
    },
  )
})
