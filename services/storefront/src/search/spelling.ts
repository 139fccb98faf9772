import { endOfPrefix } from './sorted.ts'

// Which words differ from a typed one by few edits: a letter too many, missing, or another one, or two neighbours swapped.

export interface NearWord {
  readonly word: string
  readonly edits: number
}

/** How many edits are forgiven: none in a word of two letters, one up to five, two in longer ones. */
export const editsForgiven = (word: string): number => {
  if (word.length < 3) return 0
  return word.length < 6 ? 1 : 2
}

const commonLength = (one: string, other: string): number => {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}

/**
 * The next row of the table of distances (Damerau, in the variant "optimal string alignment").
 * Field `column` of row `depth` is the distance of the first letters of `word` from the first letters of `typed`.
 */
const nextRow = (rows: readonly (readonly number[])[], word: string, depth: number, typed: string): readonly number[] => {
  const FAR = Number.MAX_SAFE_INTEGER
  const above = rows[depth - 1] ?? []
  const twoAbove = rows[depth - 2] ?? []
  const row = [depth]
  for (let column = 1; column <= typed.length; column += 1) {
    const isSame = word[depth - 1] === typed[column - 1]
    const isSwapped = word[depth - 1] === typed[column - 2] && word[depth - 2] === typed[column - 1]
    row.push(
      Math.min(
        (above[column] ?? FAR) + 1,
        (row[column - 1] ?? FAR) + 1,
        (above[column - 1] ?? FAR) + (isSame ? 0 : 1),
        isSwapped ? (twoAbove[column - 2] ?? FAR) + 1 : FAR,
      ),
    )
  }
  return row
}

/**
 * All words within some edits. Neighbours in a sorted list begin alike, so the rows of that beginning are computed once;
 * and where a beginning is too far away already, all words with it are passed over.
 * @param words  sorted
 */
export const nearWords = (words: readonly string[], typed: string, edits: number): NearWord[] => {
  const found: NearWord[] = []
  const rows: (readonly number[])[] = [Array.from({ length: typed.length + 1 }, (_, column) => column)]
  let previous = ''
  for (let index = 0; index < words.length;) {
    const word = words[index] ?? ''
    rows.length = Math.min(rows.length, commonLength(previous, word) + 1)
    while (rows.length <= word.length && Math.min(...(rows.at(-1) ?? [])) <= edits) rows.push(nextRow(rows, word, rows.length, typed))
    const isFar = Math.min(...(rows.at(-1) ?? [])) > edits
    const distance = rows[word.length]?.[typed.length]
    if (distance !== undefined && distance <= edits) found.push({ word, edits: distance })
    index = isFar ? endOfPrefix(words, word.slice(0, rows.length - 1), index) : index + 1
    previous = word
  }
  return found
}
