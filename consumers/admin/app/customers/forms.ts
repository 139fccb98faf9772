import type { Texts } from '../languages/texts.ts'

/** Why something was not done: a key of the texts. */
export type Fault = keyof Texts['customers']['faults']

/** What a form was refused for, and what it shows again. */
export interface Refusal {
  readonly form: 'credit' | 'access' | 'sessions' | 'forget'
  readonly fault: Fault
  readonly values: Readonly<Record<string, string>>
}
