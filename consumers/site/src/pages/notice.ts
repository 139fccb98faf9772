import { visitOf, type Context } from './context.ts'

const COOKIE = 'notice'
const SECONDS = 60

/** Something that the next page tells the visitor: a key of its texts. */
export const say = (context: Context, notice: string): void => visitOf(context).cookies.seal(COOKIE, notice, SECONDS)

/** What there is to tell, once. A page that is only loaded in advance tells nothing. */
export const takeNotice = (context: Context, request: Request): string | undefined => {
  const { cookies } = visitOf(context)
  const notice = cookies.open(COOKIE)
  if (typeof notice !== 'string' || request.headers.has('sec-purpose')) return undefined
  cookies.remove(COOKIE)
  return notice
}
