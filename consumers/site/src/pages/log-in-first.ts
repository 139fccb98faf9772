import { redirect } from 'react-router'
import type { Customer } from '../session.ts'
import { visitOf, type Context } from './context.ts'
import { ownPage } from './own-page.ts'

const FORM = 'form'
const FORM_SECONDS = 30 * 60

/** A form with more, its page included, is not kept: its cookie would be too long for browsers. */
const MAX_FORM = 2_000

/** A form that somebody has posted when the session had ended. */
export interface KeptForm {
  /** The page that it was posted to. */
  readonly page: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

const isKept = (value: unknown): value is { readonly page: string; readonly form: string } =>
  typeof value === 'object' && value !== null && 'page' in value && 'form' in value

/**
 * Sends the visitor to the log-in, and from there back to this page. A form that was posted is kept until then, without its passwords.
 * @returns a redirect, to be thrown
 */
export const logInFirst = (context: Context): Response => {
  const { page, form, cookies } = visitOf(context)
  const fields = [...new URLSearchParams(form)].filter(([name]) => !/password/i.test(name))
  const kept = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString()
  if (kept !== '' && page.length + kept.length <= MAX_FORM) cookies.seal(FORM, { page, form: kept }, FORM_SECONDS)
  return redirect(`/log-in?next=${encodeURIComponent(page)}`)
}

/** Who is logged in, for pages that only customers have. @throws Response that sends others to the log-in */
export const customerOf = (context: Context): Customer => {
  const customer = visitOf(context).session.customer()
  if (customer === undefined) throw logInFirst(context)
  return customer
}

/** The form that was posted before the visitor had to log in. */
export const keptForm = (context: Context): KeptForm | undefined => {
  const kept = visitOf(context).cookies.open(FORM)
  return isKept(kept) ? { page: ownPage(kept.page), fields: [...new URLSearchParams(kept.form)] } : undefined
}

export const dropKeptForm = (context: Context): void => visitOf(context).cookies.remove(FORM)

/** Where to go after a log-in: the page before it. If a form was kept, first to the one that sends it again. */
export const afterLogIn = (context: Context): string => {
  const next = ownPage(new URL(visitOf(context).page, 'http://site').searchParams.get('next'))
  return keptForm(context)?.page === next ? '/continue' : next
}
