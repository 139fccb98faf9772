import { data, redirect } from 'react-router'
import { everyItem, valueOf, type SoukClient } from '@souk/client'
import { customerOf, newKey, orInstead, say, valuesOf, visitOf, type Context } from '@souk/site/pages/server'
import { forgetEarlier } from '../cart/cart.server.ts'
import { accountOf, refusalOf, refused, send, shownAgain } from './forms.server.ts'
import { KEY, type Refusal } from './forms.ts'
import { oneFile, pagesFrom, streamOf } from './one-file.ts'

const PAGE = 100

/** What each service keeps about a customer, joined. The first page of each has been read before anything is sent, so that a refusal can still be shown. */
const exportsOf = async (shop: SoukClient, customerId: string) => {
  const path = { customerId }
  const of = (cursor: string | undefined) => ({ path, query: { limit: PAGE, ...(cursor !== undefined && { cursor }) } })
  const account = (cursor?: string) => valueOf(shop.exportCustomer(of(cursor)))
  const orders = (cursor?: string) => valueOf(shop.exportOrdersOfCustomer(of(cursor)))
  const invoices = (cursor?: string) => valueOf(shop.exportInvoicesOfCustomer(of(cursor)))
  const [firstAccount, firstOrders, firstInvoices] = await Promise.all([account(), orders(), invoices()])
  const { customer, addresses, credit, sessions, ledger } = firstAccount
  return {
    customer,
    addresses,
    sessions,
    credit,
    ledger: pagesFrom(ledger, async (cursor) => (await account(cursor)).ledger),
    cart: firstOrders.cart,
    orders: pagesFrom(firstOrders.orders, async (cursor) => (await orders(cursor)).orders),
    invoices: pagesFrom(firstInvoices.invoices, async (cursor) => (await invoices(cursor)).invoices),
  }
}

/** All data about the visitor as one file, sent while it is read. */
export const downloadData = async (context: Context): Promise<Response> => {
  const { customerId } = customerOf(context)
  const all = await orInstead(context, exportsOf(visitOf(context).shop, customerId))
  return new Response(streamOf(oneFile(all)), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="souk-my-data.json"',
      'cache-control': 'no-store',
    },
  })
}

/** How much there is, so that whoever goes knows what of. */
export const loadForget = async (context: Context) => {
  const { customer, credit } = await accountOf(context)
  const { customerId } = customer
  const { shop } = visitOf(context)
  const open = await orInstead(
    context,
    everyItem((query) => valueOf(shop.listOrders({ query: { ...query, customerId, status: 'PENDING' } }))),
  )
  return { values: { [KEY]: newKey() }, username: customer.username, credit, openOrders: open.length }
}

/** Forgets the visitor, who proves by the password to be the customer and not somebody at an open page. */
export const forgetMe = async (context: Context, request: Request) => {
  const { customerId } = customerOf(context)
  const values = await valuesOf(request)
  const { shop, session } = visitOf(context)
  const { customer } = await accountOf(context)
  const { error: wrong } = await orInstead(
    context,
    shop.logIn({ body: { username: customer.username ?? '', password: values['currentPassword'] ?? '' } }),
  )
  if (wrong !== undefined) {
    const isWrong = wrong.status === 401 || wrong.status === 400
    const refusal: Refusal = isWrong
      ? { values: shownAgain(values), fields: { currentPassword: 'wrongPassword' } }
      : refusalOf(wrong, values)
    return data(refusal, 422)
  }
  const headers = { 'idempotency-key': values[KEY] || newKey() }
  const problem = await send(context, shop.forgetCustomer({ path: { customerId }, headers }))
  if (problem !== undefined) return refused(refusalOf(problem, values))
  session.end()
  forgetEarlier(context)
  say(context, 'forgotten')
  throw redirect('/')
}
