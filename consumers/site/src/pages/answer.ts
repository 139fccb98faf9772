import { data } from 'react-router'
import { RequestRefused, ShopUnreachable, valueOf, type Answer } from '@souk/client'
import { SessionEnded } from '@souk/site'
import type { Context } from './context.ts'
import { logInFirst } from './log-in-first.ts'

/** The part of the shop that has refused a request: the gateway leads there by the first part of the path. Null: nobody knows. */
const partBehind = ({ request }: RequestRefused): string | null => (request && new URL(request.url).pathname.split('/')[1]) ?? null

/** What a page shows instead of an answer that the API has refused: undefined if the page does not foresee that. */
const instead = (context: Context, error: unknown): unknown => {
  if (error instanceof SessionEnded) return logInFirst(context)
  if (error instanceof ShopUnreachable) return data(null, 503)
  if (!(error instanceof RequestRefused)) return undefined
  const { status } = error.problem
  if (status === 401) return logInFirst(context)
  if ([403, 404, 429].includes(status)) return data(null, status)
  return [502, 503, 504].includes(status) ? data({ part: partBehind(error) }, 503) : undefined
}

/** What a page does with the API. If the API refuses it, the visitor logs in first, or sees the page for what is not there or not available. */
export const orInstead = async <Value>(context: Context, work: Promise<Value>): Promise<Value> => {
  try {
    return await work
  } catch (error) {
    throw instead(context, error) ?? error
  }
}

/** What a page has asked the API for, or what others see instead. Pages that have something to say about a refusal read `error` themselves. */
export const answerOf = <Value>(context: Context, asked: Promise<Answer<Value>>): Promise<Exclude<Value, undefined>> =>
  orInstead(context, valueOf(asked))

/** What a part of a page shows, or null if whoever knows it does not answer: the rest of the page is true without it. */
export const orNull = <Value>(context: Context, asked: Promise<Answer<Value>>): Promise<Exclude<Value, undefined> | null> =>
  orInstead(
    context,
    valueOf(asked).catch((error: unknown) => {
      if (error instanceof ShopUnreachable || (error instanceof RequestRefused && error.problem.status >= 500)) return null
      throw error
    }),
  )
