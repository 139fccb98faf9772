import type { Tokens } from '@souk/contracts'

/** The access token for all requests of a client. */
export interface AccessToken {
  /** A token that has not expired. Gets a new one if necessary; calls at the same time share it. Throws what `logIn` throws. */
  current(): Promise<string>
  /** The newest token that the shop has not refused, if there is one. */
  held(): string | undefined
  /** Takes note that the shop has refused a token. */
  refused(token: string): void
}

/** A token is replaced that many milliseconds before it expires, because a request takes time. */
const EARLY_MS = 10_000

export const createAccessToken = (logIn: () => Promise<Tokens>): AccessToken => {
  let held: { readonly token: string; readonly until: number } | undefined
  let loggingIn: Promise<string> | undefined

  const replace = async (): Promise<string> => {
    const askedAt = Date.now()
    const { accessToken, expiresIn } = await logIn()
    held = { token: accessToken, until: askedAt + expiresIn * 1_000 - EARLY_MS }
    return accessToken
  }

  return {
    current: async () => {
      if (held !== undefined && Date.now() < held.until) return held.token
      loggingIn ??= replace().finally(() => {
        loggingIn = undefined
      })
      return loggingIn
    },
    held: () => held?.token,
    // Many requests may have sent the same token. Only the first of them makes it count no more.
    refused: (token) => {
      if (held?.token === token) held = undefined
    },
  }
}
