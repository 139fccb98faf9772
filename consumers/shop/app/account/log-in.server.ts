import { data, redirect } from 'react-router'
import { afterLogIn, formBefore, logInAs, logOut as endSession, say, valuesOf, visitOf, type Context } from '@souk/site/pages/server'
import { forgetEarlier } from '../cart/cart.server.ts'
import { shownAgain } from './forms.server.ts'
import type { FormFault, Refusal } from './forms.ts'

const faultOf = (status: number): FormFault =>
  status === 401 || status === 400 ? 'wrong' : status === 403 ? 'disabled' : status === 429 ? 'tooMany' : 'unavailable'

export const loadLogIn = (context: Context) => {
  if (visitOf(context).session.customer() !== undefined) throw redirect(afterLogIn(context))
  return { before: formBefore(context) }
}

export const logIn = async (context: Context, request: Request) => {
  const values = await valuesOf(request)
  const { username = '', password = '' } = values
  const refused = await logInAs(context, { username, password })
  if (refused !== undefined) {
    const refusal: Refusal = { values: shownAgain(values), fields: {}, fault: faultOf(refused) }
    return data(refusal, refused)
  }
  say(context, 'loggedIn')
  throw redirect(afterLogIn(context))
}

export const logOut = async (context: Context) => {
  if (visitOf(context).session.customer() !== undefined) {
    await endSession(context)
    forgetEarlier(context)
    say(context, 'loggedOut')
  }
  return redirect('/')
}
