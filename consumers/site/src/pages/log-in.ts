import { ShopUnreachable } from '@souk/client'
import type { Tokens } from '../session.ts'
import { visitOf, type Context } from './context.ts'

/**
 * Begins a session.
 * @param isWelcome  whether this site is for them
 * @returns the status of a refusal; undefined: the visitor is logged in
 */
export const logInAs = async (
  context: Context,
  body: { readonly username: string; readonly password: string },
  isWelcome: (tokens: Tokens) => boolean = () => true,
): Promise<number | undefined> => {
  const { shop, session } = visitOf(context)
  try {
    const { data: tokens, error } = await shop.logIn({ body })
    if (error !== undefined) return error.status
    if (!isWelcome(tokens)) {
      await shop.endCurrentSession({ headers: { authorization: `Bearer ${tokens.accessToken}` } })
      return 403
    }
    session.begin(tokens)
    return undefined
  } catch (error) {
    if (error instanceof ShopUnreachable) return 503
    throw error
  }
}

/** Ends the session. Whether or not it still counts, the browser forgets it. */
export const logOut = async (context: Context): Promise<void> => {
  const { shop, session } = visitOf(context)
  await shop.endCurrentSession().catch(() => undefined)
  session.end()
}
