import { redirect } from 'react-router'
import type { Customer } from '../session.ts'
import { visitOf, type Context } from './context.ts'
import { ownPage } from './own-page.ts'

const FORM = 'form'
const FORM_SECONDS = 30 * 60

/** What the address of the log-in says of a form that was not kept. */
const LOST = 'lost'

/** A form that somebody has posted when the session had ended. */
export interface KeptForm {
  /** The page that it was posted to. */
  readonly page: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** Whose session had ended. Undefined: nobody was logged in. */
  readonly customerId?: string | undefined
}

const isKept = (value: unknown): value is KeptForm => typeof value === 'object' && value !== null && 'page' in value && 'fields' in value

/**
 * Sends the visitor to the log-in, and from there back to this page. A form that was posted is kept until then, unless it has a password or a file,
 * or is too long: the log-in says so, and it is filled in again.
 * @returns a redirect, to be thrown
 */
export const logInFirst = (context: Context): Response => {
  const { page, form, hasFiles, cookies, cameAs } = visitOf(context)
  const kept: KeptForm = { page, fields: [...new URLSearchParams(form)], customerId: cameAs }
  const isSent = hasFiles || kept.fields.length > 0
  const mayBeKept = isSent && !hasFiles && !kept.fields.some(([name]) => /password/i.test(name))
  const isLost = isSent && !(mayBeKept && cookies.sealLong(FORM, kept, FORM_SECONDS))
  // An earlier form would be sent instead.
  if (isLost) cookies.remove(FORM)
  return redirect(`/log-in?${new URLSearchParams({ next: page, ...(isLost && { [LOST]: 'form' }) })}`)
}

/** What has become of a form that the visitor has sent before this log-in, which says so. Undefined: there was none. */
export const formBefore = (context: Context): 'kept' | 'lost' | undefined => {
  const { page, cookies } = visitOf(context)
  const { searchParams } = new URL(page, 'http://site')
  if (searchParams.has(LOST)) return 'lost'
  const kept = cookies.open(FORM)
  return isKept(kept) && kept.page === searchParams.get('next') ? 'kept' : undefined
}

/** Who is logged in, for pages that only customers have. @throws Response that sends others to the log-in */
export const customerOf = (context: Context): Customer => {
  const customer = visitOf(context).session.customer()
  if (customer === undefined) throw logInFirst(context)
  return customer
}

/** The form that was posted before the visitor had to log in. Nobody sends that of another customer. */
const keptForm = (context: Context): KeptForm | undefined => {
  const { cookies, session } = visitOf(context)
  const kept = cookies.open(FORM)
  if (!isKept(kept) || (kept.customerId ?? session.customer()?.customerId) !== session.customer()?.customerId) return undefined
  return { ...kept, page: ownPage(kept.page) }
}

/** The form that a page is there to send again. Without one there is nothing to do on it. */
export const keptFormOrHome = (context: Context): KeptForm => {
  const form = keptForm(context)
  if (form === undefined) throw redirect('/')
  return form
}

export const dropKeptForm = (context: Context): void => visitOf(context).cookies.remove(FORM)

/** Where to go after a log-in: the page before it. If a form was kept, first to the one that sends it again. */
export const afterLogIn = (context: Context): string => {
  const next = ownPage(new URL(visitOf(context).page, 'http://site').searchParams.get('next'))
  return keptForm(context)?.page === next ? '/continue' : next
}
