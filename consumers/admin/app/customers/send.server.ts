import { data } from 'react-router'
import { isReplayed, positionOf, ShopUnreachable, type Answer, type Problem } from '@souk/client'
import { logInFirst, orInstead, type Context } from '@souk/site/pages/server'
import type { Fault, Refusal } from './forms.ts'

const faults: Readonly<Record<string, Fault>> = {
  'insufficient-credit': 'notEnough',
  'amount-too-large': 'tooLarge',
  'customer-forgotten': 'forgotten',
  'precondition-failed': 'changed',
  'last-manager': 'lastManager',
  conflict: 'conflict',
  'already-undone': 'alreadyUndone',
  'idempotency-key-reused': 'doneBefore',
  'outcome-unknown': 'unknown',
}

const faultOf = ({ code, status, errors = [] }: Problem): Fault => {
  if (errors.some(({ path }) => path.endsWith('reason'))) return 'reason'
  if (errors.some(({ path }) => /(?:amount|available)$/.test(path))) return 'amount'
  return faults[code] ?? (status >= 500 ? 'unavailable' : 'refused')
}

/** What became of a change: where it stands in the log, or why it was not done. */
export type Sent =
  | { readonly position: number; readonly isReplayed: boolean; readonly fault?: undefined }
  | { readonly fault: Fault; readonly position?: undefined }

/** Sends a change. Whoever is not logged in any more logs in first, and comes back to the form. */
export const send = async (context: Context, asked: Promise<Answer<unknown>>): Promise<Sent> => {
  const answer = await orInstead(
    context,
    asked.catch((error: unknown) => {
      // Nobody answers: what was sent may have arrived.
      if (error instanceof ShopUnreachable) return undefined
      throw error
    }),
  )
  if (answer === undefined) return { fault: 'unknown' }
  const { error } = answer
  if (error === undefined) return { position: positionOf(answer), isReplayed: isReplayed(answer) }
  if (error.status === 401) throw logInFirst(context)
  if (error.status === 404) throw data(null, 404)
  return { fault: faultOf(error) }
}

/** Nothing was done. The page shows why, and what was typed. */
export const refused = (form: Refusal['form'], fault: Fault, values: Refusal['values']) => data<Refusal>({ form, fault, values }, 422)
