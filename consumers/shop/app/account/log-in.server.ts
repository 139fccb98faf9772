import { data, redirect } from 'react-router'
import { afterLogIn, say, visitOf, type Context } from '@souk/site/pages/server'

/** Why a log-in was refused. */
export type LogInFault = 'wrong' | 'disabled' | 'tooMany' | 'unavailable'

const faultOf = (status: number): LogInFault =>
  status === 401 || status === 400 ? 'wrong' : status === 403 ? 'disabled' : status === 429 ? 'tooMany' : 'unavailable'

export const loadLogIn = (context: Context) => {
  if (visitOf(context).session.customer() !== undefined) throw redirect(afterLogIn(context))
  return null
}

export const logIn = async (context: Context, request: Request) => {
  const form = await request.formData()
  const username = String(form.get('username') ?? '')
  const { shop, session } = visitOf(context)
  const { data: tokens, error } = await shop.logIn({ body: { username, password: String(form.get('password') ?? '') } })
  if (error !== undefined) return data({ username, fault: faultOf(error.status) }, error.status)
  session.begin(tokens)
  say(context, 'loggedIn')
  throw redirect(afterLogIn(context))
}

export const logOut = async (context: Context) => {
  const { shop, session } = visitOf(context)
  if (session.customer() !== undefined) {
    // Whether or not the session still counts, the browser forgets it.
    await shop.endCurrentSession().catch(() => undefined)
    session.end()
    say(context, 'loggedOut')
  }
  return redirect('/')
}
