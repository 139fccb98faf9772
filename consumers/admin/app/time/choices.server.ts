import { redirect } from 'react-router'
import { findEverywhere } from '@souk/client'
import { orInstead, visitOf, type Context } from '@souk/site/pages/server'
import { timeOf, type Kind, type Place } from './place.ts'

const MOST = 5

interface Choice {
  readonly kind: Kind
  readonly id: string
  readonly name: string
}

/** What words may mean. If they mean only one thing, that one is looked at. @throws Response that leads there */
export const choicesFor = async (context: Context, text: string, place: Place) => {
  const found = await orInstead(context, findEverywhere(visitOf(context).shop, text, MOST))
  const choices: readonly Choice[] = [
    ...found.orders.items.map(({ orderId }) => ({ kind: 'order', id: orderId, name: `…${orderId.slice(-6)}` }) as const),
    ...found.products.items.map(({ productId, name }) => ({ kind: 'product', id: productId, name }) as const),
    ...found.customers.items.map(
      ({ customerId, name, username }) =>
        ({ kind: 'customer', id: customerId, name: name ?? username ?? `…${customerId.slice(-6)}` }) as const,
    ),
  ]
  const isWhole = [found.orders, found.products, found.customers].every(({ problem }) => problem === null)
  const [only] = choices
  if (isWhole && only !== undefined && choices.length === 1) throw redirect(timeOf(place, { [only.kind]: only.id }))
  return { text, choices, isWhole }
}
