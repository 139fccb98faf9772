import { redirect } from 'react-router'
import type { CustomerExport } from '@souk/client'
import { customerOf, newKey, say, valuesOf, visitOf, type Context } from '@souk/site/pages/server'
import { accountOf, edited, refusalOf, refused, save, send } from './forms.server.ts'
import { KEY, type Values } from './forms.ts'

const profileOf = ({ customer: { name, phone } }: CustomerExport): Values => ({ name: name ?? '', phone: phone ?? '' })
const emailOf = ({ customer: { email } }: CustomerExport): Values => ({ email: email ?? '' })

export const loadProfile = async (context: Context) => {
  const account = await accountOf(context)
  const { username, email } = account.customer
  return { values: edited(account, profileOf(account)), username, email }
}

export const changeProfile = async (context: Context, request: Request) => {
  const { customerId } = customerOf(context)
  const values = await valuesOf(request)
  const { name = '', phone = '' } = values
  const refusal = await save(context, {
    values,
    now: profileOf,
    write: (headers) => visitOf(context).shop.changeProfile({ path: { customerId }, body: { name, phone }, headers }),
  })
  if (refusal !== undefined) return refused(refusal)
  say(context, 'saved')
  throw redirect('/account/profile')
}

export const loadEmail = async (context: Context) => {
  const account = await accountOf(context)
  return { values: edited(account, emailOf(account)) }
}

export const changeEmail = async (context: Context, request: Request) => {
  const { customerId } = customerOf(context)
  const values = await valuesOf(request)
  const refusal = await save(context, {
    values,
    now: emailOf,
    write: (headers) => visitOf(context).shop.changeEmail({ path: { customerId }, body: { email: values['email'] ?? '' }, headers }),
  })
  if (refusal !== undefined) return refused(refusal)
  say(context, 'saved')
  throw redirect('/account/profile')
}

export const loadPassword = async (context: Context) => {
  const { customer } = await accountOf(context)
  return { values: { [KEY]: newKey() }, username: customer.username }
}

export const changePassword = async (context: Context, request: Request) => {
  const { customerId } = customerOf(context)
  const values = await valuesOf(request)
  const { currentPassword = '', newPassword = '' } = values
  const headers = { 'idempotency-key': values[KEY] || newKey() }
  const body = { currentPassword, newPassword }
  const problem = await send(context, visitOf(context).shop.changePassword({ path: { customerId }, body, headers }))
  if (problem !== undefined) return refused(refusalOf(problem, values))
  say(context, 'passwordChanged')
  throw redirect('/account/profile')
}
