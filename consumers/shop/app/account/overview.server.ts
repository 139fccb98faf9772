import { customerOf, answerOf, visitOf, type Context } from '@souk/site/pages/server'
import { picturesOf } from '../orders/pictures.server.ts'
import { accountOf } from './forms.server.ts'

const LINES = 6
const ORDERS = 5

export const loadOverview = async (context: Context) => {
  const { customerId } = customerOf(context)
  const { shop } = visitOf(context)
  const [{ credit, ledger }, { items: orders }] = await Promise.all([
    accountOf(context, LINES),
    answerOf(context, shop.listOrders({ query: { customerId, limit: ORDERS } })),
  ])
  const [first] = ledger.items
  // Nothing has happened but the welcome of the shop.
  const welcome = ledger.items.length === 1 && first?.kind === 'granted' && first.reason === 'welcome' ? first.amount : undefined
  return {
    credit,
    welcome,
    lines: ledger.items.map((entry) => ({ ...entry, currency: credit.currency })),
    orders: await picturesOf(context, orders),
  }
}
