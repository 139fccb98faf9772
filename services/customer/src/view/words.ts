import { wordsIn } from '@souk/service'
import type { CustomerRow } from './projectors.ts'

// The index that finds customers: for every customer the words of the name, the email address and the user name, and two terms that are no words.

/** No word has such a character, so nobody can ask for these terms by words. */
const statusTerm = (status: CustomerRow['status']): string => `#${status}`
const roleTerm = (role: CustomerRow['role']): string => `#${role}`

/** All terms under which a customer is found, each once, in their order. A forgotten customer has no words. */
export const termsOf = ({ status, role, personal }: CustomerRow): readonly string[] => {
  const words = personal === null ? [] : [personal.name, personal.email, personal.username].flatMap(wordsIn)
  return [...new Set([statusTerm(status), roleTerm(role), ...words])].toSorted()
}

/** Which customers are asked for. What is undefined selects nothing. */
export interface CustomerFilter {
  /** Every word of it is the beginning of a word of the customer. */
  readonly q?: string | undefined
  readonly status?: CustomerRow['status'] | undefined
  readonly role?: CustomerRow['role'] | undefined
}

/** A term that a customer must have. `isWhole`: it is the whole term, not only its beginning. */
export interface Wanted {
  readonly term: string
  readonly isWhole: boolean
}

/** Stands behind every letter in the order of texts. It is no letter itself. */
export const END = '\u{10FFFF}'

/** What a customer must have to match. Undefined: nobody does, because nothing of what is asked for is a word. */
export const wantedBy = ({ q, status, role }: CustomerFilter): readonly Wanted[] | undefined => {
  const words = q === undefined ? [] : [...new Set(wordsIn(q))]
  if (q !== undefined && words.length === 0) return undefined
  const whole = [...(status === undefined ? [] : [statusTerm(status)]), ...(role === undefined ? [] : [roleTerm(role)])]
  return [...words.map((term) => ({ term, isWhole: false })), ...whole.map((term) => ({ term, isWhole: true }))]
}

/** A place among the customers that are found: the number of the wanted term that orders them, the term of the customer that matches it, and the id. */
export type FoundPlace = readonly [wanted: number, term: string, customerId: string]
