import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from '@souk/client'
import { answerOf, orNull, visitOf, type Context } from '@souk/site/pages/server'

/** An instance that has stopped is asked until it counts as gone. A page does not wait for that. */
const PATIENCE_MS = 1_500

/** What an instance answers; null if it is gone, or does not answer in time. */
export const fromInstance = <Value>(context: Context, asked: Promise<Answer<Value>>): Promise<Exclude<Value, undefined> | null> => {
  const answer = asked.then((answered): Answer<Value | null> =>
    answered.error?.status === 404 ? { data: null, error: undefined } : answered,
  )
  return Promise.race([orNull(context, answer), sleep(PATIENCE_MS, null, { ref: false })])
}

/** The instances that have announced themselves; none if the event store does not answer. */
export const listInstances = async (context: Context) => (await orNull(context, visitOf(context).shop.listInstances()))?.instances ?? []

/** The names of managers, by their ids. While the customer service is away, they have none. */
export const managerNames = async (context: Context, ids: readonly string[]): Promise<Readonly<Record<string, string>>> => {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return {}
  const found = await orNull(context, visitOf(context).shop.listCustomers({ query: { ids: asked.slice(0, 100).join(',') } }))
  return Object.fromEntries((found?.items ?? []).map(({ customerId, name, username }) => [customerId, name ?? username ?? customerId]))
}

/** The answer to a write. What the page does not expect is shown instead of it. @param expected  statuses that the page speaks of itself */
export const refusalOf = async (context: Context, asked: Promise<Answer<unknown>>, expected: readonly number[]) => {
  const answer = await asked
  if (answer.error !== undefined && expected.includes(answer.error.status)) return answer.error
  await answerOf(context, Promise.resolve(answer))
  return undefined
}
