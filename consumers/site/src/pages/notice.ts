import { visitOf, type Context } from './context.ts'

const COOKIE = 'notice'
const SECONDS = 60

/** Something that the next page tells the visitor. It stands in a cookie, so it is short. */
export const say = (context: Context, notice: unknown): void => visitOf(context).cookies.seal(COOKIE, notice, SECONDS)

/**
 * What there is to tell, once. A page that is only loaded in advance tells nothing. Undefined: nothing.
 * @param isMeant  whether this page is to tell it
 */
export const takeNotice = (context: Context, request: Request, isMeant: (notice: unknown) => boolean = () => true): unknown => {
  const { cookies } = visitOf(context)
  const notice = cookies.open(COOKIE)
  if (notice === undefined || request.headers.has('sec-purpose') || !isMeant(notice)) return undefined
  cookies.remove(COOKIE)
  return notice
}
