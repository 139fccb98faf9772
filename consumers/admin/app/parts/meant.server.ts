import { redirect } from 'react-router'
import { isId } from '@souk/site/pages'
import { answerOf, visitOf, type Context } from '@souk/site/pages/server'
import type { Choice, Meant } from './meant.ts'

const MOST = 8

type Find = (context: Context, text: string) => Promise<readonly Choice[]>

export const customersFor: Find = async (context, text) => {
  const query = isId(text) ? { ids: text } : { q: text, limit: MOST }
  const { items } = await answerOf(context, visitOf(context).shop.listCustomers({ query }))
  return items.map(({ customerId, name, username }) => ({ id: customerId, name: name ?? username ?? customerId }))
}

export const productsFor: Find = async (context, text) => {
  const { shop } = visitOf(context)
  const { items } = isId(text)
    ? await answerOf(context, shop.listProducts({ query: { ids: text } }))
    : await answerOf(context, shop.searchProducts({ query: { q: text, limit: MOST } }))
  return items.map(({ productId, name }) => ({ id: productId, name }))
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
