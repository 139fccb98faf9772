import { data } from 'react-router'
import { isReplayed, positionOf, ShopUnreachable, valueOf, type Answer, type Problem } from '@souk/client'
import { logInFirst, orInstead, type Context } from '@souk/site/pages/server'

/** Nobody answers: what was sent may have arrived. */
const unreachable: Problem = { type: '', code: 'outcome-unknown', title: '', status: 503, requestId: '' }

/** What has become of a write: why it was refused, or what it answers and where it stands in the log; `isReplayed`: it was done before. */
export type Sent<Value> =
  | { readonly problem: Problem }
  | { readonly problem?: never; readonly value: Exclude<Value, undefined>; readonly position: number; readonly isReplayed: boolean }

/** The answer to a write, for those who do something about a refusal. Whoever has no session logs in first. */
export const answered = async <Value>(context: Context, writing: Promise<Answer<Value>>): Promise<Answer<Value>> => {
  const answer = await orInstead(
    context,
    writing.catch((error: unknown): Answer<Value> => {
      if (error instanceof ShopUnreachable) return { data: undefined, error: unreachable }
      throw error
    }),
  )
  if (answer.error?.status === 401) throw logInFirst(context)
  return answer
}

/** Sends a write. Whoever has no session logs in first; what is not there has no page. */
export const sent = async <Value>(context: Context, writing: Promise<Answer<Value>>): Promise<Sent<Value>> => {
  const answer = await answered(context, writing)
  if (answer.error?.status === 404) throw data(null, 404)
  if (answer.error !== undefined) return { problem: answer.error }
  return { value: await valueOf(Promise.resolve(answer)), position: positionOf(answer), isReplayed: isReplayed(answer) }
}
