import { data, redirect } from 'react-router'
import { afterLogIn, formBefore, logInAs, logOut, visitOf, type Context } from '@souk/site/pages/server'
import type { Texts } from '../languages/texts.ts'
import { tell } from '../shell/told.server.ts'

type Fault = keyof Texts['logIn']['faults']

const faults: Readonly<Record<number, Fault>> = { 400: 'wrong', 401: 'wrong', 403: 'refused', 429: 'tooMany' }

export const loadLogIn = (context: Context) => {
  if (visitOf(context).session.customer() !== undefined) throw redirect(afterLogIn(context))
  return { before: formBefore(context) }
}

/** Whoever is no manager is refused, although the password is right. */
export const logIn = async (context: Context, request: Request) => {
  const form = await request.formData()
  const [username, password] = ['username', 'password'].map((name) => String(form.get(name) ?? ''))
  const refused = await logInAs(context, { username: username ?? '', password: password ?? '' }, ({ role }) => role === 'manager')
  if (refused === undefined) throw redirect(afterLogIn(context))
  return data({ username, fault: faults[refused] ?? 'unavailable' }, refused)
}

export const leave = async (context: Context, request: Request) => {
  if (visitOf(context).session.customer() !== undefined) {
    await logOut(context)
    tell(context, request, ({ logIn: words }) => words.loggedOut)
  }
  return redirect('/log-in')
}
