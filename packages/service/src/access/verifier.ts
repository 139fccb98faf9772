import { z } from 'zod'
import { ACCESS_TOKEN_MS, clientId, customerId, role } from '@souk/contracts'
import { text, uuid } from '@souk/log-protocol'
import { createCache, type Clock } from '@souk/process'
import type { AccessFacts, PublicKey, TokenClaims } from './access-facts.ts'
import type { Caller } from './caller.ts'

export interface Verifier {
  /**
   * Resolves to the sender of an access token; to undefined if the token does not count, or not any more.
   * @throws Unavailable if the token names a key that is not known yet, and the log cannot be asked for it
   */
  verify(token: string): Promise<Caller | undefined>
  /** The sender of a token that was verified before and still counts: always the same object. It waits for nothing. */
  known(token: string): Caller | undefined
  /** Verifies a token once, for a stream that lasts. Resolves to undefined if the token does not count. @throws Unavailable as `verify` does */
  watch(token: string): Promise<WatchedToken | undefined>
  /** Resolves when tokens count no more that were revoked a second ago. @throws Unavailable if the log cannot be asked */
  refresh(): Promise<void>
}

/** A token that was verified. Unlike the verifier, who has it does not forget it. */
export interface WatchedToken {
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  /** Whether it still counts. */
  counts(): boolean
}

export interface VerifierOptions {
  readonly facts: AccessFacts
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  /** The issuer of the tokens, and their audience. */
  readonly publicUrl: string
  /** Resolves when the facts include everything that stood in the log when it was called, or after a time (default: they always do). */
  readonly caughtUp?: () => Promise<unknown>
}

interface VerifiedToken extends TokenClaims {
  readonly caller: Caller
  readonly kid: string
  readonly expiresAt: number
}

/** How far in the future a token may have been issued, because clocks differ. */
const SKEW_MS = 5_000
/** How long callers gather who wait for the log. So unknown keys, which anybody can make up, cost at most twenty looks at the log a second. */
const GATHER_MS = 50
/** Most tokens that are remembered, about 1 KB each. */
const MAX_TOKENS = 5_000

const KEY_ID = /^[1-9]\d{0,14}$/

const Claims = z.object({
  // With several audiences, the token would be meant for others, too.
  aud: z.string(),
  sub: uuid,
  jti: text(200),
  iat: z.number(),
  exp: z.number(),
})
const PersonsClaims = Claims.extend({ sub: customerId, sid: uuid, role })
// Names of RFC 9068.
const ClientsClaims = Claims.extend({ client_id: clientId, scope: z.string() })

/** The caller that the claims name; undefined if they are not those of this shop. It says nothing about the signature. */
export const callerIn = (payload: object): Caller | undefined => {
  if (!('client_id' in payload)) {
    const { data } = PersonsClaims.safeParse(payload)
    return data && { customerId: data.sub, role: data.role, sessionId: data.sid }
  }
  const { data } = ClientsClaims.safeParse(payload)
  return data?.sub === data?.client_id && data ? { role: 'client', clientId: data.client_id, scopes: data.scope.split(' ') } : undefined
}

/** @param date  a NumericDate: seconds, perhaps with a fraction, which is not exact */
const inMilliseconds = (date: number): number => Math.round(date * 1_000)

export const createVerifier = ({ facts, clock, publicUrl, caughtUp = async () => undefined }: VerifierOptions): Verifier => {
  const verified = createCache<VerifiedToken>({ capacity: MAX_TOKENS })

  let catchingUp: Promise<unknown> | undefined
  const untilCaughtUp = (): Promise<unknown> => {
    catchingUp ??= clock.sleep(GATHER_MS).then(() => {
      catchingUp = undefined
      return caughtUp()
    })
    return catchingUp
  }

  const keyOf = async (kid: string | undefined): Promise<PublicKey | undefined> => {
    if (kid === undefined || !KEY_ID.test(kid)) return undefined
    // The key may just have been published.
    if (facts.key(kid) === undefined) await untilCaughtUp()
    return facts.key(kid)
  }

  /** Checks what never changes: the signature and the claims. */
  const read = async (token: string): Promise<VerifiedToken | undefined> => {
    // Imported with the first token, because a start needs neither the time nor the memory.
    const { errors, jwtVerify } = await import('jose')
    try {
      const { payload, protectedHeader } = await jwtVerify(
        token,
        async ({ kid }) => {
          const key = await keyOf(kid)
          if (key === undefined) throw new errors.JWKSNoMatchingKey()
          return key
        },
        {
          algorithms: ['EdDSA'],
          typ: 'at+jwt',
          issuer: publicUrl,
          audience: publicUrl,
          requiredClaims: Object.keys(Claims.shape),
          currentDate: new Date(clock.now()),
        },
      )
      const claims = Claims.safeParse(payload)
      const caller = callerIn(payload)
      if (!claims.success || caller === undefined || protectedHeader.kid === undefined) return undefined
      const { sub, iat, exp } = claims.data
      return {
        caller,
        holderId: sub,
        sessionId: caller.role === 'client' ? null : caller.sessionId,
        kid: protectedHeader.kid,
        issuedAt: inMilliseconds(iat),
        expiresAt: inMilliseconds(exp),
      }
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined
      throw error
    }
  }

  /** Checks what may change at any time. */
  const counts = (token: VerifiedToken): boolean => {
    const { kid, issuedAt, expiresAt } = token
    const now = clock.now()
    return (
      now < expiresAt &&
      issuedAt <= now + SKEW_MS &&
      // Revocations are forgotten after that time.
      expiresAt - issuedAt <= ACCESS_TOKEN_MS &&
      facts.isValid(kid) &&
      !facts.isRevoked(token)
    )
  }

  const known = (token: string): Caller | undefined => {
    const found = verified.get(token)
    if (found === undefined || counts(found)) return found?.caller
    verified.delete(token)
    return undefined
  }

  const verify = async (token: string): Promise<VerifiedToken | undefined> => {
    if (known(token) !== undefined) return verified.get(token)
    const found = await read(token)
    if (found === undefined || !counts(found)) return undefined
    verified.set(token, found)
    return found
  }

  return {
    known,
    verify: async (token) => (await verify(token))?.caller,
    watch: async (token) => {
      const found = await verify(token)
      return found && { expiresAt: found.expiresAt, counts: () => counts(found) }
    },
    refresh: async () => undefined,
  }
}
