import type { Texts } from '../languages/texts.ts'

/** What can be wrong with a field: a key of the texts. */
export type FieldFault = keyof Texts['forms']['fields']

/** What can be wrong with a form as a whole: a key of the texts. */
export type FormFault = keyof Texts['forms']['faults']

export type Values = Readonly<Record<string, string>>

/** Why a form was not done, and all that it shows again. Passwords are not among the values. */
export interface Refusal {
  readonly values: Values
  readonly fields: Readonly<Record<string, FieldFault>>
  readonly fault?: FormFault | undefined
  /** What somebody else has saved meanwhile. */
  readonly theirs?: Values
}

/** Names of fields that every form has: the Idempotency-Key, the version that was seen, and what the fields held then. */
export const KEY = 'key'
export const VERSION = 'version'
export const SEEN = 'seen'
