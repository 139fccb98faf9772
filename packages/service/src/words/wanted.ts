import { malformed } from '@souk/http'
import { wordsIn } from './words.ts'

// What people find rows by: each row has terms, and a text asks for beginnings of terms. A word has letters and digits only, so no word is
// taken for a term of another kind, which begins with another character.

const backwards = (text: string): string => [...text].toReversed().join('')

/** The term of an id is written from its end: so its last characters are the beginning of the term. */
export const idTerm = (id: string): string => `~${backwards(id)}`

const ID = '00000000-0000-0000-0000-000000000000'
const SHORTEST_TAIL = 6

/** The term of an id that ends so. Nothing if no id does, or too many do. */
export const idTermsOf = (part: string): string[] =>
  part.length >= SHORTEST_TAIL && ID.endsWith(part.replaceAll(/[0-9a-f]/g, '0')) ? [idTerm(part)] : []

/** Beginnings of terms, all of which a row must have. */
type Beginnings = readonly string[]
/** What finds rows: for each entry a row must have one of these. */
export type Wanted = readonly (readonly Beginnings[])[]

/** Each text once, without those that begin another: whatever begins with the longer one begins with the shorter one, too. */
const withoutBeginnings = (texts: readonly string[]): string[] =>
  [...new Set(texts)].filter((text, _index, all) => !all.some((other) => other !== text && other.startsWith(text)))

/**
 * What a text that a person has typed asks for. Undefined: nothing of it can be found.
 * @param othersOf  the terms besides words that a part of the text, in lower case and without spaces, may begin
 */
export const wantedOf = (q: string, othersOf: (part: string) => readonly string[]): Wanted | undefined => {
  const parts = [...new Set(q.toLowerCase().split(/\s+/))].map((part) => ({
    words: withoutBeginnings(wordsIn(part)),
    others: othersOf(part),
  }))
  const words = withoutBeginnings(parts.flatMap((part) => (part.others.length === 0 ? part.words : [])))
  const wanted = [
    ...words.map((word) => [[word]]),
    ...parts.flatMap((part) => (part.others.length === 0 ? [] : [[part.words, ...part.others.map((term) => [term])]])),
  ]
  return wanted.length === 0 ? undefined : wanted
}

/** How many terms have to be looked up. */
export const countTerms = (wanted: Wanted): number => wanted.flat(2).length

/** Most terms that one request may look up. */
const MAX_TERMS = 12

/** @throws ProblemError if the text of a query asks for too much */
export const refuseTooManyTerms = (wanted: Wanted | undefined): void => {
  if (wanted !== undefined && countTerms(wanted) > MAX_TERMS)
    throw malformed({ path: 'q', message: `q must have at most ${MAX_TERMS} different words` })
}

/** How a database writes that it looks for beginnings of terms. */
interface Notation {
  readonly and: string
  readonly or: string
  beginning(term: string): string
}

/** Writes what is wanted as the expression of a database. */
export const expressionOf = (wanted: Wanted, { and, or, beginning }: Notation): string =>
  wanted.map((ways) => `(${ways.map((terms) => `(${terms.map(beginning).join(and)})`).join(or)})`).join(and)
