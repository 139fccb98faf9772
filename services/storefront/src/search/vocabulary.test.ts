import { describe, expect, it } from 'vitest'
import { createVocabulary } from './vocabulary.ts'

const vocabularyOf = (words: Readonly<Record<string, number>>) => {
  const vocabulary = createVocabulary()
  for (const [word, products] of Object.entries(words)) vocabulary.set(word, products)
  return vocabulary
}

describe('the vocabulary', () => {
  it.each([
    ['candle', 'candles'],
    ['berry', 'berries'],
    ['box', 'boxes'],
    ['hanging', 'hang'],
    ['kerze', 'kerzen'],
    ['haus', 'hauser'],
    ['glas', 'glaser'],
    ['kind', 'kindern'],
    ['wurst', 'wurste'],
  ])('knows that %s and %s are forms of one word', (one, other) => {
    expect(vocabularyOf({ [one]: 1 }).forms(other)).toEqual([one])
    expect(vocabularyOf({ [other]: 1 }).forms(one)).toEqual([other])
  })

  it('completes a beginning, with the most frequent words first', () => {
    const vocabulary = vocabularyOf({ heart: 5, hearts: 9, hat: 1, head: 1, tea: 7 })
    expect(vocabulary.completions('hea', 9)).toEqual(['hearts', 'heart', 'head'])
    expect(vocabulary.completions('h', 2)).toEqual(['hearts', 'heart'])
    expect(vocabulary.completions('x', 9)).toEqual([])
  })

  it('corrects a word, the nearest first, and among them the most frequent ones', () => {
    const corrections = vocabularyOf({ heart: 5, part: 8, hare: 9, hat: 8, tea: 9 }).corrections('hart', 9)
    expect(corrections).toEqual([
      { word: 'hare', edits: 1 },
      { word: 'hat', edits: 1 },
      { word: 'part', edits: 1 },
      { word: 'heart', edits: 1 },
    ])
  })

  it.each([
    ['antons', 'antn', 'anton'],
    ['apples', 'appel', 'apple'],
    ['cherries', 'chery', 'cherry'],
    ['boxes', 'bxo', 'box'],
    ['glasses', 'galss', 'glass'],
    ['cheeses', 'chese', 'cheese'],
  ])('corrects a word that the catalogue has as %s only: %s is %s', (word, typed, meant) => {
    expect(vocabularyOf({ [word]: 1 }).corrections(typed, 9)).toEqual([{ word: meant, edits: 1 }])
  })

  it('takes no ending away that is none', () => {
    expect(vocabularyOf({ glass: 1, gas: 1, cactus: 1 }).corrections('glas', 9)).toEqual([
      { word: 'gas', edits: 1 },
      { word: 'glass', edits: 1 },
    ])
    expect(vocabularyOf({ cactus: 1 }).corrections('catu', 9)).toEqual([])
  })

  it('prefers the word with the most frequent form, and of its forms the most frequent one', () => {
    const vocabulary = vocabularyOf({ candles: 9, candle: 5, candl: 1, handle: 7 })
    expect(vocabulary.corrections('candel', 2)).toEqual([
      { word: 'candle', edits: 1 },
      { word: 'candl', edits: 1 },
    ])
  })

  it('forgets a word that no product has any more', () => {
    const vocabulary = vocabularyOf({ candle: 1, candles: 2 })
    vocabulary.set('candles', 0)
    expect(vocabulary.forms('candles')).toEqual(['candle'])
    expect(vocabulary.completions('can', 9)).toEqual(['candle'])
    expect(vocabulary.corrections('candlet', 9)).toEqual([{ word: 'candle', edits: 1 }])
    expect(vocabulary.products('candles')).toBe(0)
    vocabulary.set('candle', 0)
    expect(vocabulary.corrections('candel', 9)).toEqual([])
  })
})
