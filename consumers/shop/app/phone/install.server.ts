import { visitOf, type Context } from '@souk/site/pages/server'

/** When the visitor has first seen an order that was done, or that the visitor does not want the shop on the phone. */
const COOKIE = 'install'
const DECLINED = 'no'
const YEAR = 365 * 24 * 60 * 60

/** Whoever comes back after so long has come for another visit. */
const VISIT_MS = 6 * 60 * 60 * 1_000

/** The visitor has seen an order that is done. */
export const noteDoneOrder = (context: Context): void => {
  const { cookies } = visitOf(context)
  if (cookies.get(COOKIE) === undefined) cookies.set(COOKIE, String(Date.now()), YEAR)
}

/** Whether the shop offers to be installed: to those who have bought something, when they come back. */
export const offersInstall = (context: Context): boolean => Date.now() - Number(visitOf(context).cookies.get(COOKIE)) > VISIT_MS

/** The visitor has decided, and is not asked again. */
export const endOffer = (context: Context): Response => {
  visitOf(context).cookies.set(COOKIE, DECLINED, YEAR)
  return new Response(null, { status: 204 })
}
