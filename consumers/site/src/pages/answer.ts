import { data } from 'react-router'
import { RequestRefused, ShopUnreachable, valueOf, type Answer } from '@souk/client'
import { SessionEnded } from '@souk/site'
import type { Context } from './context.ts'
import { logInFirst } from './log-in-first.ts'

/** What a page shows instead of an answer that the API has refused: undefined if the page does not foresee that. */
const instead = (context: Context, error: unknown): unknown => {
  if (error instanceof SessionEnded) return logInFirst(context)
  if (error instanceof ShopUnreachable) return data(null, 503)
  if (!(error instanceof RequestRefused)) return undefined
  const { status } = error.problem
  if (status === 401) return logInFirst(context)
  return [404, 429, 502, 503, 504].includes(status) ? data(null, status === 404 || status === 429 ? status : 503) : undefined
}

/**
 * What a page has asked the API for. If the API refuses it, the visitor logs in first, or sees the page for what is not there or not available.
 * Pages that have something to say about a refusal read `error` of the answer themselves.
 */
export const answerOf = async <Value>(context: Context, asked: Promise<Answer<Value>>): Promise<Exclude<Value, undefined>> => {
  try {
    return await valueOf(asked)
  } catch (error) {
    throw instead(context, error) ?? error
  }
}
