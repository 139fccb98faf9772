import { orNull, visitOf, type Context } from '@souk/site/pages/server'

const MOST = 100

/** The names of customers, by their ids. Who is forgotten has none. While nobody knows the names, the ends of the ids stand for them. */
export const customerNames = async (context: Context, ids: readonly string[]): Promise<Readonly<Record<string, string>>> => {
  const asked = [...new Set(ids)].slice(0, MOST)
  if (asked.length === 0) return {}
  const found = await orNull(context, visitOf(context).shop.listCustomers({ query: { ids: asked.join(','), limit: MOST } }))
  if (found === null) return Object.fromEntries(asked.map((id) => [id, `…${id.slice(-6)}`]))
  return Object.fromEntries(
    found.items.flatMap(({ customerId, name, username }) => ((name ?? username) ? [[customerId, name ?? username ?? '']] : [])),
  )
}
