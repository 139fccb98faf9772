import { redirect } from 'react-router'
import { isId } from '@souk/site/pages'
import { answerOf, visitOf, type Context } from '@souk/site/pages/server'
import { addressOf, type Filters } from './filters.ts'

const MOST = 8

export interface Choice {
  readonly id: string
  readonly name: string
}

/** What a filter by words may mean. */
export interface Meant {
  /** What it means. */
  readonly chosen: Choice | undefined
  /** What it could mean, if that is not clear. */
  readonly choices: readonly Choice[]
}

const customersFor = async (context: Context, text: string): Promise<readonly Choice[]> => {
  const query = isId(text) ? { ids: text } : { q: text, limit: MOST }
  const { items } = await answerOf(context, visitOf(context).shop.listCustomers({ query }))
  return items.map(({ customerId, name, username }) => ({ id: customerId, name: name ?? username ?? customerId }))
}

const productsFor = async (context: Context, text: string): Promise<readonly Choice[]> => {
  const { shop } = visitOf(context)
  const { items } = isId(text)
    ? await answerOf(context, shop.listProducts({ query: { ids: text } }))
    : await answerOf(context, shop.searchProducts({ query: { q: text, limit: MOST } }))
  return items.map(({ productId, name }) => ({ id: productId, name }))
}

/** Finds the customer and the product that the filters mean. Words that mean only one thing lead to the list of it. @throws Response */
export const meantBy = async (context: Context, filters: Filters) => {
  const one = async (name: 'customer' | 'product', find: typeof customersFor): Promise<Meant> => {
    const text = filters[name]
    if (text === '') return { chosen: undefined, choices: [] }
    const choices = await find(context, text)
    if (isId(text)) return { chosen: choices[0] ?? { id: text, name: text }, choices: [] }
    const [only] = choices
    if (only !== undefined && choices.length === 1) throw redirect(addressOf(filters, { [name]: only.id }))
    return { chosen: undefined, choices }
  }
  const [customer, product] = await Promise.all([one('customer', customersFor), one('product', productsFor)])
  return { customer, product }
}
