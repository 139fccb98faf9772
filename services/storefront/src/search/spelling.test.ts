import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editsForgiven, nearWords } from './spelling.ts'

/** The same distance, as its definition says it. */
const distance = (one: string, other: string): number => {
  if (one === '' || other === '') return one.length + other.length
  const rest = (first: number, second: number): number => distance(one.slice(first), other.slice(second))
  const isSwapped = one.length > 1 && other.length > 1 && one[0] === other[1] && one[1] === other[0]
  return Math.min(rest(1, 1) + (one[0] === other[0] ? 0 : 1), rest(1, 0) + 1, rest(0, 1) + 1, ...(isSwapped ? [rest(2, 2) + 1] : []))
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 })

describe('words near a typed one', () => {
  it('are all that the definition of the distance names, and no others', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 30 }), word, fc.constantFrom(1, 2), (words, typed, edits) => {
        const sorted = words.toSorted()
        const expected = sorted.map((one) => ({ word: one, edits: distance(one, typed) })).filter((near) => near.edits <= edits)
        expect(nearWords(sorted, typed, edits)).toEqual(expected)
      }),
    )
  })

  it.each([
    ['swapped letters', 'lantren'],
    ['a missing letter', 'lanern'],
    ['a letter too many', 'lanntern'],
    ['another letter', 'lamtern'],
    ['swapped first letters', 'alntern'],
    ['another first letter', 'kantern'],
  ])('are found with %s, as one edit', (_, typed) => {
    expect(nearWords(['holder', 'lantern', 'lights'], typed, 1)).toEqual([{ word: 'lantern', edits: 1 }])
  })

  it('may differ the more, the longer the word is', () => {
    expect(['tv', 'tea', 'chair', 'lantern'].map(editsForgiven)).toEqual([0, 1, 1, 2])
  })
})
