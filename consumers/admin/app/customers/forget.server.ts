import { redirect } from 'react-router'
import { answerOf, customerOf, idIn, newKey, orNull, visitOf, type Context } from '@souk/site/pages/server'
import { tell } from '../shell/told.server.ts'
import { refused, send } from './send.server.ts'

/** What goes with a customer, and what stays. */
export const loadForget = async (context: Context, params: Readonly<Record<string, string | undefined>>) => {
  const path = { customerId: idIn(params, 'customerId') }
  const { shop } = visitOf(context)
  const [customer, credit, open, invoices] = await Promise.all([
    answerOf(context, shop.getCustomer({ path })),
    answerOf(context, shop.getCredit({ path })),
    orNull(context, shop.listOrders({ query: { ...path, status: 'PENDING', limit: 1 } })),
    orNull(context, shop.listInvoices({ query: { ...path, limit: 1 } })),
  ])
  const isSelf = customerOf(context).customerId === path.customerId
  return { customer, credit, open: open && open.total, invoices: invoices && invoices.total, isSelf, key: newKey() }
}

/** Forgets a customer for ever, if the user name was typed and nobody has changed the customer since the page was loaded. */
export const forgetCustomer = async (context: Context, request: Request, params: Readonly<Record<string, string | undefined>>) => {
  const path = { customerId: idIn(params, 'customerId') }
  const { shop } = visitOf(context)
  const form = await request.formData()
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  const values = { username: text('username') }
  if (customerOf(context).customerId === path.customerId) return refused('forget', 'self', values)
  const { username, version } = await answerOf(context, shop.getCustomer({ path }))
  if (username === null) return refused('forget', 'forgotten', values)
  if (values.username !== username) return refused('forget', 'name', values)
  if (text('version') !== String(version)) return refused('forget', 'changed', values)
  const headers = { 'idempotency-key': text('key') || newKey(), 'if-match': `"${version}"` }
  const { fault } = await send(context, shop.forgetCustomer({ path, headers }))
  if (fault !== undefined) return refused('forget', fault, values)
  tell(context, request, ({ customers }) => customers.told.forgotten)
  return redirect(`/customers/${path.customerId}`)
}
