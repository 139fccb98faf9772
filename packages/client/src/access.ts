/** Gives the access token of a client's requests. */
export interface Access {
  /** A token that has not expired. Gets a new one if necessary. Calls at the same time share it. */
  current(): Promise<string>
  /** The newest token that the shop has not refused, if there is one. */
  held(): string | undefined
  /** Takes note that the shop has refused a token. */
  refused(token: string): void
}

/** What the shop answers to a log-in and to a refresh. */
export interface SessionTokens {
  readonly accessToken: string
  /** Gets the next tokens, once. */
  readonly refreshToken: string
  /** Seconds until the access token expires. */
  readonly expiresIn: number
}

export interface AccessParts {
  /** Gets the first tokens, and new ones when the session has ended. `current` throws what it throws. */
  logIn(): Promise<SessionTokens>
  /** Gets the next tokens of the session. Undefined: the session has ended. */
  refresh(refreshToken: string): Promise<SessionTokens | undefined>
}

/** A token is replaced that many milliseconds before it expires, because a request takes time. */
const EARLY_MS = 10_000

/** Keeps a session: logs in once, and refreshes its tokens one request at a time, because a refresh token counts once. */
export const createAccess = ({ logIn, refresh }: AccessParts): Access => {
  let held: { readonly tokens: SessionTokens; readonly until: number } | undefined
  let replacing: Promise<string> | undefined

  const replace = async (): Promise<string> => {
    const askedAt = Date.now()
    const refreshToken = held?.tokens.refreshToken
    const tokens = (refreshToken !== undefined && (await refresh(refreshToken))) || (await logIn())
    held = { tokens, until: askedAt + tokens.expiresIn * 1_000 - EARLY_MS }
    return tokens.accessToken
  }

  return {
    current: async () => {
      if (held !== undefined && Date.now() < held.until) return held.tokens.accessToken
      replacing ??= replace().finally(() => {
        replacing = undefined
      })
      return replacing
    },
    held: () => (held === undefined || held.until === 0 ? undefined : held.tokens.accessToken),
    // Many requests may have sent the same token. Only the first of them makes it count no more.
    refused: (token) => {
      if (held?.tokens.accessToken === token) held = { ...held, until: 0 }
    },
  }
}

/** What an access token says, whether or not it is true: only the shop can verify it. Undefined if it is no token. */
export const claimsOf = (token: string): object | undefined => {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    return typeof claims === 'object' && claims !== null ? claims : undefined
  } catch {
    return undefined
  }
}
