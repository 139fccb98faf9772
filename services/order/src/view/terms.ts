import { wordsIn } from '@souk/service'
import type { LinesRow } from './projectors.ts'

// The terms by which orders are found. A word has letters and digits only, so no word is taken for one of the other terms.

/** A term that is wanted whole. */
export const productTerm = (productId: string): string => `#${productId}`

const backwards = (text: string): string => [...text].toReversed().join('')

/** An order id is written from its end: so its last characters are the beginning of the term. */
const orderTerm = (orderId: string): string => `~${backwards(orderId)}`

export const invoiceTerm = (invoiceNumber: string): string => `$${invoiceNumber}`

/** The terms of an order that never change, each once: those that a text may ask for. */
export const termsOf = ({ orderId, lines }: LinesRow): string[] => [
  ...new Set([orderTerm(orderId), ...lines.flatMap(({ name }) => wordsIn(name))]),
]

/** Beginnings of terms, all of which an order must have. */
type Beginnings = readonly string[]
/** What finds orders: for each entry an order must have one of these. */
export type Wanted = readonly (readonly Beginnings[])[]

const ID = '00000000-0000-0000-0000-000000000000'
const SHORTEST_TAIL = 6
const isEndOfId = (part: string): boolean => part.length >= SHORTEST_TAIL && ID.endsWith(part.replaceAll(/[0-9a-f]/g, '0'))

const isBeginningOfInvoiceNumber = (part: string): boolean => /^\d{4}(?:-\d*)?$/.test(part)

/** Each text once, without those that begin another: whatever begins with the longer one begins with the shorter one, too. */
const withoutBeginnings = (texts: readonly string[]): string[] =>
  [...new Set(texts)].filter((text, _index, all) => !all.some((other) => other !== text && other.startsWith(text)))

/** What a text that a person has typed asks for. Undefined: nothing of it can be found. */
export const wantedBy = (q: string): Wanted | undefined => {
  const parts = [...new Set(q.toLowerCase().split(/\s+/))].map((part) => ({
    words: withoutBeginnings(wordsIn(part)),
    numbers: [...(isEndOfId(part) ? [orderTerm(part)] : []), ...(isBeginningOfInvoiceNumber(part) ? [invoiceTerm(part)] : [])],
  }))
  const words = withoutBeginnings(parts.flatMap((part) => (part.numbers.length === 0 ? part.words : [])))
  const wanted = [
    ...words.map((word) => [[word]]),
    ...parts.flatMap((part) => (part.numbers.length === 0 ? [] : [[part.words, ...part.numbers.map((term) => [term])]])),
  ]
  return wanted.length === 0 ? undefined : wanted
}

/** How many terms have to be looked up. */
export const countTerms = (wanted: Wanted): number => wanted.flat(2).length

/** How a database writes that it looks for beginnings of terms. */
interface Notation {
  readonly and: string
  readonly or: string
  beginning(term: string): string
}

/** Writes what is wanted as the expression of a database. */
export const expressionOf = (wanted: Wanted, { and, or, beginning }: Notation): string =>
  wanted.map((ways) => `(${ways.map((terms) => `(${terms.map(beginning).join(and)})`).join(or)})`).join(and)
