import { answerOf, visitOf, type Context } from '@souk/site/pages/server'

const MOST = 100

/** The names of customers, by their ids. Who is forgotten has none. */
export const customerNames = async (context: Context, ids: readonly string[]): Promise<Readonly<Record<string, string>>> => {
  const asked = [...new Set(ids)].slice(0, MOST)
  if (asked.length === 0) return {}
  const { items } = await answerOf(context, visitOf(context).shop.listCustomers({ query: { ids: asked.join(',') } }))
  return Object.fromEntries(
    items.flatMap(({ customerId, name, username }) => ((name ?? username) ? [[customerId, name ?? username ?? '']] : [])),
  )
}
