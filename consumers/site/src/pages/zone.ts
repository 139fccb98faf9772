import { visitOf, type Context } from './context.ts'

const COOKIE = 'zone'
const YEAR = 365 * 24 * 60 * 60

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The time zone of the visitor. Undefined: the browser has not told it yet, or has no scripts. */
export const zoneOf = (context: Context): string | undefined => {
  const told = visitOf(context).cookies.get(COOKIE)
  return told !== undefined && isZone(told) ? told : undefined
}

/** Keeps the time zone that a browser tells, for the pages that come. */
export const keepZone = async (context: Context, request: Request): Promise<Response> => {
  const zone = (await request.formData()).get('zone')
  if (typeof zone !== 'string' || !isZone(zone)) return new Response(null, { status: 400 })
  visitOf(context).cookies.set(COOKIE, zone, YEAR)
  return new Response(null, { status: 204 })
}
