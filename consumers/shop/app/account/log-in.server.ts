import { data, redirect } from 'react-router'
import { ShopUnreachable } from '@souk/client'
import { afterLogIn, say, visitOf, type Context } from '@souk/site/pages/server'
import { forgetEarlier } from '../cart/cart.server.ts'
import { shownAgain, valuesOf } from './forms.server.ts'
import type { FormFault, Refusal } from './forms.ts'

const faultOf = (status: number): FormFault =>
  status === 401 || status === 400 ? 'wrong' : status === 403 ? 'disabled' : status === 429 ? 'tooMany' : 'unavailable'

export const loadLogIn = (context: Context) => {
  if (visitOf(context).session.customer() !== undefined) throw redirect(afterLogIn(context))
  return null
}

export const logIn = async (context: Context, request: Request) => {
  const values = await valuesOf(request)
  const { username = '', password = '' } = values
  const { shop, session } = visitOf(context)
  const refusedWith = (status: number) => {
    const refusal: Refusal = { values: shownAgain(values), fields: {}, fault: faultOf(status) }
    return data(refusal, status)
  }
  try {
    const { data: tokens, error } = await shop.logIn({ body: { username, password } })
    if (error !== undefined) return refusedWith(error.status)
    session.begin(tokens)
  } catch (error) {
    if (error instanceof ShopUnreachable) return refusedWith(503)
    throw error
  }
  say(context, 'loggedIn')
  throw redirect(afterLogIn(context))
}

export const logOut = async (context: Context) => {
  const { shop, session } = visitOf(context)
  if (session.customer() !== undefined) {
    // Whether or not the session still counts, the browser forgets it.
    await shop.endCurrentSession().catch(() => undefined)
    session.end()
    forgetEarlier(context)
    say(context, 'loggedOut')
  }
  return redirect('/')
}
