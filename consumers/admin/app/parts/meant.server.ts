import { redirect } from 'react-router'
import type { Customer } from '@souk/client'
import { isId } from '@souk/site/pages'
import { answerOf, orNull, visitOf, type Context } from '@souk/site/pages/server'
import type { Choice, Meant } from './meant.ts'

const MOST = 8

/** What words may mean, or what an id means. An id needs no service that is away: it filters without a name, too. */
type Find = (context: Context, text: string) => Promise<readonly Choice[]>

const customersIn = (found: { readonly items: readonly Customer[] } | null): readonly Choice[] =>
  (found?.items ?? []).map(({ customerId, name, username }) => ({ id: customerId, name: name ?? username ?? customerId }))

export const customersFor: Find = async (context, text) => {
  const { shop } = visitOf(context)
  if (isId(text)) return customersIn(await orNull(context, shop.listCustomers({ query: { ids: text } })))
  return customersIn(await answerOf(context, shop.listCustomers({ query: { q: text, limit: MOST } })))
}

/** Customers who are called like the words. While nobody knows the names, there are none. */
export const customersCalled: Find = async (context, words) =>
  customersIn(await orNull(context, visitOf(context).shop.listCustomers({ query: { q: words, limit: MOST } })))

export const productsFor: Find = async (context, text) => {
  const { shop } = visitOf(context)
  const found = isId(text)
    ? await orNull(context, shop.listProducts({ query: { ids: text } }))
    : await answerOf(context, shop.searchProducts({ query: { q: text, limit: MOST } }))
  return (found?.items ?? []).map(({ productId, name }) => ({ id: productId, name }))
}

/**
 * What a filter means, which is an id or words that find one. Words that mean only one thing lead to the list of it.
 * @param addressOf  the list of one id @throws Response
 */
export const meantBy = async (context: Context, text: string, find: Find, addressOf: (id: string) => string): Promise<Meant> => {
  if (text === '') return { chosen: undefined, choices: [] }
  const choices = await find(context, text)
  if (isId(text)) return { chosen: choices[0] ?? { id: text, name: text }, choices: [] }
  const [only] = choices
  if (only !== undefined && choices.length === 1) throw redirect(addressOf(only.id))
  return { chosen: undefined, choices }
}
