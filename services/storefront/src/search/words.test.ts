import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWord, wordsIn, wordsOfQuery } from './words.ts'

describe('the words of a text', () => {
  it.each([
    ['Röd Kaviar, RØD Kaviar', ['rod', 'kaviar', 'rod', 'kaviar']],
    ['Straße und STRASSE', ['strasse', 'und', 'strasse']],
    ['Œuvre, Æsir, Łódź, ΣΊΣΥΦΟΣ', ['oeuvre', 'aesir', 'lodz', 'σισυφοσ']],
    ["Chef Anton's, Chef Anton’s", ['chef', 'antons', 'chef', 'antons']],
    ['12oz 550 ml 24-12 oz', ['12', 'oz', '550', 'ml', '24', '12', 'oz']],
    ['T-LIGHT/HOLDER', ['t', 'light', 'holder']],
    ['красный чай', ['красныи', 'чаи']],
    ['हिन्दी', ['हिन्दी']],
    ['ガラスの茶碗', ['ガラス', 'の', '茶碗']],
    ['Ｆｕｌｌ ﬁne', ['full', 'fine']],
    ['Lego™ CAFÉ℠Noir №7 ㎒', ['lego', 'cafe', 'noir', 'no', '7', 'mhz']],
  ])('of %s are in one spelling', (text, words) => {
    expect(wordsIn(text)).toEqual(words)
  })

  it('have no other characters than letters, marks and digits, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(wordsIn(text).filter((word) => !isWord(word))).toEqual([])
      }),
    )
  })

  it('are the same when they are taken apart again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'É', 'ß', '1', ' ', '-', "'", 'ø', 'Я', 'й', '™', '㎒', 'İ') }), (text) => {
        const words = wordsIn(text)
        expect(wordsIn(words.join(' '))).toEqual(words)
      }),
    )
  })

  it('are few in a query, each once', () => {
    expect(wordsOfQuery('tea Tea TEA')).toEqual(['tea'])
    expect(wordsOfQuery(Array.from({ length: 1_000 }, (_, index) => `word${index}`).join(' ')).length).toBeLessThanOrEqual(12)
  })
})
