import type { Access, SessionTokens } from '@souk/client'
import type { Cookies } from './cookies.ts'

/** What a log-in answers. */
export interface Tokens extends SessionTokens {
  readonly customerId: string
  readonly role: 'customer' | 'manager'
}

/** Who is logged in. */
export interface Customer {
  readonly customerId: string
  readonly isManager: boolean
}

/** The session of a visitor. Its tokens stand in a sealed cookie, and never in a page. */
export interface Session {
  readonly customer: () => Customer | undefined
  begin(tokens: Tokens): void
  /**
   * Gets new tokens if those of the session expire soon. Resolves to the milliseconds until then.
   * @throws SessionEnded
   */
  fresh(): Promise<number>
  /** Forgets the tokens. The API ends the session itself: `endCurrentSession`. */
  end(): void
}

/** The session had ended when it was needed: by time, by a new password, or because a manager has disabled the account. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded'
}

/** A token is replaced that many milliseconds before it expires, because a request takes time. */
const EARLY_MS = 30_000

/** The browser keeps the cookie that long. The API ends the session earlier if it is not used. */
const KEPT_SECONDS = 90 * 24 * 60 * 60

const COOKIE = 'session'

/** As short as possible, because it comes with every request. */
interface Stored {
  readonly a: string
  readonly r: string
  /** When the access token expires. */
  readonly u: number
  readonly c: string
  readonly m?: true
}

const isStored = (value: unknown): value is Stored =>
  typeof value === 'object' && value !== null && 'a' in value && 'r' in value && 'u' in value && 'c' in value

/** Gets the next tokens of a session. Undefined: the session has ended. */
export type Refresh = (refreshToken: string) => Promise<Tokens | undefined>

/** An answer to a refresh, and until when it counts. */
export interface Refreshed {
  readonly answer: Promise<Tokens | undefined>
  readonly until: number
}

/** An answer to a refresh counts that many milliseconds. The API repeats it as long: what comes later with the same token may have been stolen. */
const SAME_ANSWER_MS = 30_000

/**
 * Asks once for each refresh token. The requests of one page come with the same one.
 * @param keep  remembers answers, for a browser that went away before it got the next cookie
 */
export const refreshingOnce = (
  refresh: Refresh,
  keep: { get(token: string): Refreshed | undefined; set(token: string, refreshed: Refreshed): void; delete(token: string): void },
  now: () => number,
): Refresh => {
  return (token) => {
    const known = keep.get(token)
    if (known !== undefined && now() < known.until) return known.answer
    const answer = refresh(token)
    keep.set(token, { answer, until: now() + SAME_ANSWER_MS })
    answer.catch(() => keep.delete(token))
    return answer
  }
}

export interface SessionParts {
  readonly cookies: Cookies
  readonly refresh: Refresh
  readonly now: () => number
}

/** Opens the session of a request. `access` is undefined if nobody is logged in. */
export const openSession = ({ cookies, refresh, now }: SessionParts): Session & { readonly access: Access | undefined } => {
  const found = cookies.open(COOKIE)
  let stored = isStored(found) ? found : undefined
  let refused: string | undefined

  const begin = ({ accessToken, refreshToken, expiresIn, customerId, role }: Tokens): void => {
    const until = now() + expiresIn * 1_000
    stored = { a: accessToken, r: refreshToken, u: until, c: customerId, ...(role === 'manager' && { m: true }) }
    cookies.seal(COOKIE, stored, KEPT_SECONDS)
  }
  const end = (): void => {
    stored = undefined
    cookies.remove(COOKIE)
  }
  const current = async (): Promise<string> => {
    if (stored === undefined) throw new SessionEnded('nobody is logged in')
    if (stored.a !== refused && now() < stored.u - EARLY_MS) return stored.a
    const before = stored
    const tokens = await refresh(before.r)
    if (tokens === undefined) {
      end()
      throw new SessionEnded('the session has ended')
    }
    // Another request of this page may have been faster.
    if (stored === before) begin(tokens)
    return tokens.accessToken
  }
  return {
    customer: () => stored && { customerId: stored.c, isManager: stored.m === true },
    begin,
    end,
    fresh: async () => {
      await current()
      return (stored?.u ?? 0) - now()
    },
    access: stored && { current, held: () => (stored?.a === refused ? undefined : stored?.a), refused: (token) => (refused = token) },
  }
}
