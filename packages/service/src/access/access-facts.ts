import { AccessRevoked, hourOf, readRecorded, SigningKeyPublished, TOKEN_KEYRING, type EventNamed, type SoukEvent } from '@souk/contracts'
import { categoryOf, messageOf, type RecordedEvent } from '@souk/log-protocol'
import type { Clock, Logger } from '@souk/process'

/** What a verified token says of itself. Times are in milliseconds since 1970. */
export interface TokenClaims {
  /** The customer or the client. */
  readonly holderId: string
  /** Null for a client. */
  readonly sessionId: string | null
  readonly issuedAt: number
}

/** A public key in the form of a JWK. */
export interface PublicKey {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  /** 32 bytes, base64url. */
  readonly x: string
}

/** The keys that sign access tokens, and the revocations of tokens, as the log tells them. */
export interface AccessFacts {
  /** Takes events of any stream, in any order and as often as they come. It never throws. */
  note(stream: string, events: readonly RecordedEvent[]): void
  /** The key that was published under this id; undefined if none was yet. */
  key(kid: string): PublicKey | undefined
  /** Whether tokens that were signed with this key count now: it is neither expired nor retired. */
  isValid(kid: string): boolean
  isRevoked(token: TokenClaims): boolean
}

/** The stream of the signing keys. */
export const keyringStream = `${SigningKeyPublished.category}-${TOKEN_KEYRING}`

/** The streams that hold everything that can concern a token now. A start reads them. The next hour is among them, for clocks that differ. */
export const accessStreams = (now: number): string[] => [
  keyringStream,
  ...[-1, 0, 1].map((hours) => `${AccessRevoked.category}-${hourOf(now) + hours}`),
]

const categories: ReadonlySet<string> = new Set([SigningKeyPublished.category, AccessRevoked.category])

type Revocation = Pick<EventNamed<'AccessRevoked'>['data'], 'revokedAt' | 'sessionId' | 'keptSessionId'>

const concerns = ({ revokedAt, sessionId, keptSessionId }: Revocation, token: TokenClaims): boolean =>
  token.issuedAt <= Date.parse(revokedAt) &&
  (sessionId === null || sessionId === token.sessionId) &&
  (keptSessionId === null || keptSessionId !== token.sessionId)

export interface AccessFactsOptions {
  readonly clock: Pick<Clock, 'now'>
  readonly logger: Pick<Logger, 'error'>
}

export const createAccessFacts = ({ clock, logger }: AccessFactsOptions): AccessFacts => {
  const keys = new Map<string, { readonly jwk: PublicKey; readonly expiresAt: number }>()
  /** A retirement may come before the publication. */
  const retired = new Set<string>()
  /** By hour, then by customer or client. */
  const revocations = new Map<number, Map<string, Revocation[]>>()

  /** No token lives for an hour. */
  const dropOldHours = (): void => {
    const oldest = hourOf(clock.now()) - 1
    for (const hour of revocations.keys()) if (hour < oldest) revocations.delete(hour)
  }

  const revoke = (hour: number, holderId: string, revocation: Revocation): void => {
    const ofHour = revocations.get(hour) ?? new Map<string, Revocation[]>()
    const ofHolder = ofHour.get(holderId) ?? []
    ofHolder.push(revocation)
    revocations.set(hour, ofHour.set(holderId, ofHolder))
    dropOldHours()
  }

  const apply = ({ type, data }: SoukEvent): void => {
    if (type === 'SigningKeyPublished')
      keys.set(String(data.signingKeyId), {
        jwk: { kty: 'OKP', crv: 'Ed25519', x: data.publicKey },
        expiresAt: Date.parse(data.expiresAt),
      })
    else if (type === 'SigningKeyRetired') retired.add(String(data.signingKeyId))
    else if (type === 'AccessRevoked') revoke(data.hour, data.customerId, data)
    else if (type === 'ClientAccessRevoked') revoke(data.hour, data.clientId, { ...data, sessionId: null, keptSessionId: null })
  }

  return {
    note: (stream, events) => {
      if (!categories.has(categoryOf(stream))) return
      for (const recorded of events) {
        try {
          const event = readRecorded(stream, recorded)
          if (event !== undefined) apply(event)
        } catch (error) {
          // The consumers park it, and a manager sees it. Nothing else may wait for that.
          logger.error({ stream, eventId: recorded.eventId, error: messageOf(error) }, 'an event about access cannot be read')
        }
      }
    },
    key: (kid) => keys.get(kid)?.jwk,
    isValid: (kid) => clock.now() < (keys.get(kid)?.expiresAt ?? 0) && !retired.has(kid),
    isRevoked: (token) => {
      for (const ofHour of revocations.values())
        if (ofHour.get(token.holderId)?.some((revocation) => concerns(revocation, token)) === true) return true
      return false
    },
  }
}
