import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caselessName } from './caseless-name.ts'

/** Every letter, mark and digit of Unicode, as far as this version of Node knows them. */
const letters = Array.from({ length: 0x11_0000 }, (_, point) => point)
  .filter((point) => point < 0xd800 || point > 0xdfff)
  .map((point) => String.fromCodePoint(point))
  .filter((letter) => /[\p{L}\p{M}\p{N}]/u.test(letter))

const forms = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const
const spellings = (name: string): string[] => [
  name.toUpperCase(),
  name.toLowerCase(),
  name.toUpperCase().toLowerCase(),
  name.toLowerCase().toUpperCase(),
  ...forms.map((form) => name.normalize(form)),
]

describe('the caseless form of a name', () => {
  it('is the same for every letter of Unicode and its upper case, lower case and normal forms', () => {
    expect(letters.length).toBeGreaterThan(130_000)
    const different = letters.filter((letter) => {
      const others = spellings(letter).filter((other) => other !== letter)
      return others.some((other) => caselessName(other) !== caselessName(letter))
    })
    expect(different).toEqual([])
  })

  it('is the same for all letters that regular expressions take for one when they ignore case, as Unicode defines it', () => {
    const cased = letters.filter((letter) => /\p{Changes_When_Casemapped}/u.test(letter))
    const all = cased.join('')
    const different = cased.flatMap((letter) =>
      [...all.matchAll(new RegExp(letter, 'giu'))].filter(([other]) => caselessName(other) !== caselessName(letter)),
    )
    expect(different).toEqual([])
    expect(cased.length).toBeGreaterThan(2_700)
  })

  it('is the same for all spellings of a whole name', () => {
    const cased = letters.filter((letter) => /[\p{Changes_When_Casemapped}\p{M}]/u.test(letter))
    // The upper case of an iota subscript is a letter behind its letter. A mark that follows would then belong to the iota.
    const subscripts = cased.filter((letter) => letter.normalize('NFD').includes('\u0345')).join('')
    const markedSubscript = new RegExp(`[${subscripts}]\\p{M}`, 'u')
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...cased, '.', '-'), { minLength: 1, maxLength: 8 }), (parts) => {
        const name = parts.join('').normalize('NFC')
        fc.pre(!markedSubscript.test(name))
        for (const other of spellings(name)) expect(caselessName(other)).toBe(caselessName(name))
        expect(caselessName(caselessName(name))).toBe(caselessName(name))
      }),
      { numRuns: 3_000 },
    )
  })

  it.each([
    ['ΟΔΥΣΣΕΎΣ', 'οδυσσεύς', 'οδυσσεύσ'],
    ['Σίσυφος.β', 'ΣΊΣΥΦΟΣ.Β', 'σίσυφοσ.β'],
    ['GROẞ', 'groß', 'GROSS', 'gross'],
    ['José', 'JOSÉ', 'Jose\u0301', 'JOSE\u0301'],
    ['Kelvin', '\u212Aelvin', 'KELVIN'],
    ['Ångström', '\u212Bngström', 'a\u030Angstro\u0308m'],
    ['ﬁona', 'FIONA', 'ﬁONA'],
    ['DIYARBAKIR', 'diyarbakır', 'diyarbakir'],
    ['İzmir', 'i\u0307zmir', 'I\u0307ZMIR'],
    ['ᏣᎳᎩ', 'ꮳꮃꭹ'],
    ['ნინო', 'ᲜᲘᲜᲝ'],
    ['ｗｉｄｅ', 'Wide'],
    ['श\u094D\u200Dरी', 'श\u094Dरी'],
    ['رضا\u200Cیی', 'رضایی'],
  ])('makes one name of %s and its spellings', (name, ...others) => {
    for (const other of others) expect(caselessName(other)).toBe(caselessName(name))
  })

  it.each([
    ['Izmir', 'İzmir'],
    ['Jose', 'José'],
    ['anna', '\u0430nna'],
    ['o\u0308re', 'ore'],
    ['กา', 'ก'],
  ])('leaves %s and %s two names', (one, other) => {
    expect(caselessName(one)).not.toBe(caselessName(other))
  })
})
