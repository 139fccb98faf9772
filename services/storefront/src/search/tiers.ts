// Queries in the language of SQLite FTS5. Words consist of letters and digits, and stand in quotes, so nothing in them is an operator.

/** A word of a query, and what else counts as that word. */
export interface WantedWord {
  readonly word: string
  readonly forms: readonly string[]
  /** Queries for the products whose categories have it in their names. */
  readonly shelves: readonly string[]
  /** Queries for the products whose categories have it only in their descriptions. */
  readonly described: readonly string[]
  /** Somebody is still typing it. */
  readonly isBeginning: boolean
}

export const quoted = (word: string): string => `"${word}"`

export const anyOf = ([first = '""', ...others]: readonly string[]): string =>
  others.length === 0 ? first : `(${[first, ...others].join(' OR ')})`
export const allOf = (expressions: readonly string[]): string => expressions.join(' AND ')

const formsOf = ({ word, forms, shelves, isBeginning }: WantedWord): readonly string[] => [
  quoted(word),
  ...forms.filter((form) => form !== word).map(quoted),
  ...shelves,
  ...(isBeginning ? [`${quoted(word)} *`] : []),
]

/** Products that have the word in any form, or whose categories have it. */
export const inAnyForm = (wanted: WantedWord): string => anyOf([...formsOf(wanted), ...wanted.described])

/**
 * How well a product matches: one query for each tier, the best first. The tier of a product is the first query that finds it.
 * The last one finds all that match at all. Beside them there is a tier 0, of products whose name is what was asked for.
 */
export const tiersOf = (words: readonly WantedWord[]): readonly string[] => {
  const inForms = allOf(words.map((word) => anyOf(formsOf(word))))
  return [
    `{name} : (${allOf(words.map(({ word }) => quoted(word)))})`,
    `{name} : (${inForms})`,
    `{name shelf} : (${inForms})`,
    inForms,
    allOf(words.map(inAnyForm)),
  ]
}
