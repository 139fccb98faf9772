import { stemmer as englishStem } from '@orama/stemmers/english'
import { stemmer as germanStem } from '@orama/stemmers/german'
import { endOfPrefix, firstFrom } from './sorted.ts'
import { editsForgiven, nearWords, type NearWord } from './spelling.ts'

const LATIN = /^\p{Script=Latin}+$/u

/** What the forms of a word have in common, in each language: "candle" and "candles", "Kerze" and "Kerzen". */
const stemsOf = (word: string): readonly string[] => (LATIN.test(word) ? [`en:${englishStem(word)}`, `de:${germanStem(word)}`] : [])

/** How an English plural or possessive ends, and how the word ends without it. The first one that fits counts. */
const PLURALS: readonly (readonly [ending: RegExp, instead: string])[] = [
  [/(?<=...)ies$/u, 'y'],
  [/(?<=ss|x|ch|sh)es$/u, ''],
  [/(?<=..[^isu])s$/u, ''],
]

/** A plural or possessive without its ending: "berry" of "berries", "anton" of "antons". It is a form of the same word. */
const singularOf = (word: string): string | undefined => {
  const [ending, instead] = PLURALS.find(([one]) => one.test(word)) ?? []
  if (ending === undefined || instead === undefined || !LATIN.test(word)) return undefined
  const singular = word.replace(ending, instead)
  return englishStem(singular) === englishStem(word) ? singular : undefined
}

/** The words of the catalogue: what forms a word has, how it may have been meant, and how it may go on. */
export interface Vocabulary {
  /** @param products  how many products have the word. Nobody has it any more: 0 */
  set(word: string, products: number): void
  /** How many products have the word. */
  products(word: string): number
  /** All words that are forms of this one, itself included if there is such a word. */
  forms(word: string): readonly string[]
  /** Words that begin with a text, the most frequent ones first. */
  completions(beginning: string, limit: number): readonly string[]
  /**
   * Other words that may have been meant, the nearest first, among them those with the most frequent forms.
   * They are words of the catalogue, and its plurals and possessives without their endings.
   */
  corrections(word: string, limit: number): readonly NearWord[]
}

export const createVocabulary = (): Vocabulary => {
  const counts = new Map<string, number>()
  const families = new Map<string, Set<string>>()
  const singulars = new Map<string, string>()
  /** Both are sorted when they are needed: most words come when the index is filled. */
  let sorted: readonly string[] | undefined
  let spellings: readonly string[] | undefined
  const sortedWords = (): readonly string[] => (sorted ??= [...counts.keys()].toSorted())
  /** The words as they stand, and the singulars. */
  const sortedSpellings = (): readonly string[] => (spellings ??= [...new Set([...counts.keys(), ...singulars.values()])].toSorted())
  const products = (word: string): number => counts.get(word) ?? 0
  const byFrequency = (one: string, other: string): number => products(other) - products(one) || (one < other ? -1 : 1)
  const forms = (word: string): readonly string[] => {
    const found = new Set(counts.has(word) ? [word] : [])
    for (const stem of stemsOf(word)) for (const form of families.get(stem) ?? []) found.add(form)
    return [...found].toSorted(byFrequency)
  }

  return {
    set: (word, count) => {
      if (counts.has(word) !== count > 0) {
        sorted = undefined
        spellings = undefined
        const singular = singularOf(word)
        if (count > 0 && singular !== undefined) singulars.set(word, singular)
        else singulars.delete(word)
        for (const stem of stemsOf(word)) {
          const family = families.get(stem) ?? new Set()
          if (count > 0) family.add(word)
          else family.delete(word)
          if (family.size > 0) families.set(stem, family)
          else families.delete(stem)
        }
      }
      if (count > 0) counts.set(word, count)
      else counts.delete(word)
    },
    products,
    forms,
    completions: (beginning, limit) => {
      const words = sortedWords()
      const start = firstFrom(words, beginning)
      return words
        .slice(start, endOfPrefix(words, beginning, start))
        .toSorted(byFrequency)
        .slice(0, limit)
    },
    corrections: (word, limit) =>
      nearWords(sortedSpellings(), word, editsForgiven(word))
        .filter((near) => near.edits > 0)
        .map((near) => ({ ...near, most: products(forms(near.word)[0] ?? '') }))
        .toSorted((one, other) => one.edits - other.edits || other.most - one.most || byFrequency(one.word, other.word))
        .slice(0, limit)
        .map(({ word: meant, edits }) => ({ word: meant, edits })),
  }
}
