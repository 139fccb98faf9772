import type { Reading, SearchResult } from './product-search.ts'
import type { Shelves } from './shelves.ts'
import { allOf, anyOf, inAnyForm, tiersOf, type WantedWord } from './tiers.ts'
import type { Vocabulary } from './vocabulary.ts'
import { isWord } from './words.ts'

/** The index of the texts, which answers queries of `tiers.ts`. */
export interface TextIndex {
  /** The rows of all products that match. */
  rows(query: string): readonly number[]
  /** How many products match. It may stop counting at `atMost`. */
  count(query: string, atMost: number): number
  /** The rows of the products with exactly this name, as words. */
  named(words: readonly string[]): readonly number[]
  /** More than the greatest row. */
  end(): number
}

export interface Matches {
  readonly reading: Reading
  readonly matched: SearchResult['matched']
  readonly rows: readonly number[] | Uint32Array
  /** How well a row matches: less is better. */
  readonly tierOf: (row: number) => number
}

/** What was typed finds far too little if it finds no more than this. Then other words may be meant. */
const FEW = 2
/** Another word is meant, and not the typed one, if it finds this many times as many: for each edit. */
const MORE_FOR_EDIT = 50
/** A beginning stands for so many words, the most frequent ones, where that is quicker. */
const MOST_COMPLETIONS = 20
/** A single letter stands for the most frequent words that so many products have, so that it does not find half of the catalogue. */
const MOST_FOR_LETTER = 20_000
const MOST_COUNTED = 1_000
const MOST_CORRECTIONS = 5
/** Only so many words of a query are corrected. */
const MOST_CORRECTED = 4

/** @param isQuick  a beginning that many words have stands for the most frequent of them only */
export const createMatching = (index: TextIndex, vocabulary: Vocabulary, shelves: Shelves, { isQuick = false } = {}) => {
  /** The first of the most frequent words that begin with a letter. */
  const wordsForLetter = (words: readonly string[]): readonly string[] => {
    let products = 0
    return words.filter((word, at) => {
      products += vocabulary.products(word)
      return at === 0 || products <= MOST_FOR_LETTER
    })
  }
  /** A word that may be the beginning of others. A few words are looked up sooner than all that begin so. */
  const begunWord = (word: string): WantedWord => {
    const words = vocabulary.completions(word, MOST_COMPLETIONS + 1)
    const most = words.slice(0, MOST_COMPLETIONS)
    const forms = [...new Set([...vocabulary.forms(word), ...(word.length > 1 ? most : wordsForLetter(most))])]
    const isBeginning = !isQuick && word.length > 1 && words.length > MOST_COMPLETIONS
    return { word, forms, ...shelves.queries(forms, isBeginning ? word : undefined), isBeginning }
  }
  /** @param isUnfinished  the last word may be the beginning of one */
  const wantedWords = (words: readonly string[], isUnfinished: boolean): readonly WantedWord[] =>
    words.map((word, at) => (isUnfinished && at === words.length - 1 ? begunWord(word) : wanted(word)))

  const isKnown = ({ forms }: WantedWord): boolean => forms.length > 0

  const wanted = (word: string): WantedWord => {
    const forms = vocabulary.forms(word)
    return { word, forms, ...shelves.queries(forms), isBeginning: false }
  }

  /** The words that were probably meant. Unknown words are corrected; if all of a few words are known and do not fit together, any of them. */
  const correctedWords = (typed: readonly WantedWord[]): readonly string[] => {
    const unknown = typed.filter((word) => !isKnown(word))
    const suspects = new Set((unknown.length > 0 || typed.length > MOST_CORRECTED ? unknown : typed).slice(0, MOST_CORRECTED))
    const choices = typed.map((word) => [
      { wanted: word, edits: 0 },
      ...(suspects.has(word) ? vocabulary.corrections(word.word, MOST_CORRECTIONS) : []).map((near) => ({
        wanted: wanted(near.word),
        edits: near.edits,
      })),
    ])
    const chosen: WantedWord[] = []
    for (const [at, options] of choices.entries()) {
      // What nobody has cannot tell which of the other words fit.
      const others = [...chosen.map((word) => [word]), ...choices.slice(at + 1).map((more) => more.map((option) => option.wanted))]
        .filter((words) => words.some(isKnown))
        .map((words) => anyOf(words.map(inAnyForm)))
      const weighed = options.map((option) => {
        const count = options.length === 1 ? 1 : index.count(allOf([...others, inAnyForm(option.wanted)]), MOST_COUNTED)
        return { ...option, weight: count / MORE_FOR_EDIT ** option.edits }
      })
      const best = weighed.toSorted((one, other) => other.weight - one.weight)[0]
      const nearest = options.find((option) => isKnown(option.wanted)) ?? options[0]
      const choice = best !== undefined && best.weight > 0 ? best : nearest
      if (choice !== undefined) chosen.push(choice.wanted)
    }
    return chosen.map(({ word }) => word)
  }

  const matchesOfAll = (readings: readonly (readonly WantedWord[])[]): Pick<Matches, 'rows' | 'tierOf'> => {
    const found: number[] = []
    // One more than the tier. An array by row is far quicker than a map here.
    const tiers = new Uint8Array(index.end())
    let tier = 0
    const add = (rows: readonly number[]): void => {
      tier += 1
      for (const row of rows) {
        if (tiers[row] !== 0) continue
        tiers[row] = tier
        found.push(row)
      }
    }
    for (const words of readings) {
      add(index.named(words.map(({ word }) => word)))
      const queries = tiersOf(words)
      // Where no word has another form, two tiers are the same.
      for (const [at, query] of queries.entries()) add(query === queries[at - 1] ? [] : index.rows(query))
    }
    return { rows: found, tierOf: (row) => tiers[row] ?? 0 }
  }

  /** All products that have any of the words, and how many of them. */
  const countWords = (words: readonly WantedWord[]) => {
    const rows: number[] = []
    const counts = new Uint8Array(index.end())
    for (const word of words) {
      for (const row of index.rows(inAnyForm(word))) {
        const count = counts[row] ?? 0
        if (count === 0) rows.push(row)
        counts[row] = count + 1
      }
    }
    return { rows, countOf: (row: number): number => counts[row] ?? 0 }
  }

  const matchesOfSome = (
    words: readonly WantedWord[],
    needed: number | 'most',
  ): Omit<Matches, 'reading' | 'matched'> & { readonly needed: number } => {
    const { rows, countOf } = countWords(words)
    const least = needed === 'most' ? rows.reduce((most, row) => Math.max(most, countOf(row)), 0) : needed
    return { needed: least, rows: rows.filter((row) => countOf(row) >= least), tierOf: (row) => words.length - countOf(row) }
  }

  /** How a query is understood. If no product has all the words, it asks for those with the most of them. */
  const read = (typed: readonly WantedWord[], isUnfinished: boolean): Pick<Reading, 'corrected'> & { readonly needed: number | 'most' } => {
    if (typed.length === 0) return { corrected: null, needed: 'most' }
    const count = index.count(allOf(typed.map(inAnyForm)), FEW + 1)
    if (count > FEW) return { corrected: null, needed: typed.length }
    // Two words may have been meant for the same one.
    const meant = [...new Set(correctedWords(typed))]
    const isAsTyped = meant.length === typed.length && meant.every((word, at) => word === typed[at]?.word)
    const isFound = count > 0 || (!isAsTyped && index.count(allOf(wantedWords(meant, isUnfinished).map(inAnyForm)), 1) > 0)
    return { corrected: isAsTyped ? null : meant, needed: isFound ? meant.length : 'most' }
  }

  /** A cursor may hold anything. */
  const checked = ({ corrected, needed }: Reading): Reading => ({
    corrected: corrected?.filter(isWord) ?? null,
    needed,
  })

  return {
    wantedWords,
    /** @param reading  how it was understood before, on another page */
    match: (words: readonly string[], isUnfinished: boolean, reading?: Reading): Matches => {
      const typed = wantedWords(words, isUnfinished)
      const { corrected, needed } = reading === undefined ? read(typed, isUnfinished) : checked(reading)
      const meant = corrected === null ? typed : wantedWords(corrected, isUnfinished)
      if (meant.length > 0 && needed === meant.length)
        return { reading: { corrected, needed }, matched: 'all', ...matchesOfAll(corrected === null ? [typed] : [typed, meant]) }
      const some = matchesOfSome(meant, needed)
      // Where nothing is found, no word was left out to find it.
      return { ...some, reading: { corrected, needed: some.needed }, matched: some.needed > 0 ? 'some' : 'all' }
    },
  }
}
