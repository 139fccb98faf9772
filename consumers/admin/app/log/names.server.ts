import type { Commit } from '@souk/client'
import { orNull, visitOf, type Context } from '@souk/site/pages/server'
import type { Names } from './rows.ts'

const MOST = 100

/** The names of the people who gave commands. Without the customer service there are none: the log is true without them. */
export const namesOf = async (context: Context, actors: readonly Commit['actor'][]): Promise<Names> => {
  const people = actors.filter(({ kind }) => kind === 'customer' || kind === 'manager').map(({ id }) => id)
  const ids = [...new Set(people)].slice(0, MOST)
  if (ids.length === 0) return {}
  const found = await orNull(context, visitOf(context).shop.listCustomers({ query: { ids: ids.join(','), limit: MOST } }))
  return Object.fromEntries((found?.items ?? []).map(({ customerId, name, username }) => [customerId, name ?? username ?? '']))
}
