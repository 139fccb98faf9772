import { redirect } from 'react-router'
import { afterLogIn, newKey, orInstead, say, valuesOf, visitOf, type Context } from '@souk/site/pages/server'
import { languageOf } from '../languages/all.server.ts'
import { addressIn } from './addresses.server.ts'
import { countriesIn } from './countries.server.ts'
import { refusalOf, refused, send } from './forms.server.ts'
import { KEY } from './forms.ts'

/** Whoever came for nothing else sees the account. */
const next = (context: Context): string => {
  const page = afterLogIn(context)
  return page === '/' ? '/account' : page
}

export const loadRegister = (context: Context, request: Request) => {
  if (visitOf(context).session.customer() !== undefined) throw redirect(next(context))
  return { values: { [KEY]: newKey() }, countries: countriesIn(languageOf(request)) }
}

/** Makes an account and logs in. The same form twice makes one account. */
export const register = async (context: Context, request: Request) => {
  const values = await valuesOf(request)
  const { username = '', password = '', name = '', email = '', phone = '' } = values
  const { shop, session } = visitOf(context)
  const address = addressIn(values)
  const body = { username, password, name, email, ...(phone !== '' && { phone }), ...(address.lines.length > 0 && { address }) }
  const problem = await send(context, shop.registerCustomer({ body, headers: { 'idempotency-key': values[KEY] || newKey() } }))
  if (problem !== undefined) return refused(refusalOf(problem, values, { newPassword: 'password' }))
  const { data: tokens } = await orInstead(context, shop.logIn({ body: { username, password } }))
  // The account is there: only the log-in has to be done again.
  if (tokens === undefined) throw redirect(`/log-in?next=${encodeURIComponent(next(context))}`)
  session.begin(tokens)
  say(context, 'registered')
  throw redirect(next(context))
}
