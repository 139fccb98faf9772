import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { ACCESS_TOKEN_MS, type EventNamed } from '@souk/contracts'
import { newId } from '@souk/log-protocol'
import { systemClock, type Clock } from '@souk/process'
import type { Machine, Person } from '../src/access/caller.ts'

/** The address of the shop in tests: issuer and audience of tokens. */
export const TEST_PUBLIC_URL = 'http://localhost:8080'

/** Whose token it is. Default: a customer, in a session of its own. */
export type Holder = Partial<Person>

export interface TokenChanges {
  /** Claims that replace those of a good token; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>
  /** The same for the header. */
  readonly header?: Readonly<Record<string, unknown>>
}

/** A key that signs access tokens, as the customer service has one. */
export interface SigningKey {
  /** To append to the log. */
  readonly published: EventNamed<'SigningKeyPublished'>
  readonly retired: EventNamed<'SigningKeyRetired'>
  /** A token that is issued now. It counts once the key is published. */
  token(holder?: Holder, changes?: TokenChanges): Promise<string>
  /** The same for a client. */
  clientToken(client: Omit<Machine, 'role'>, changes?: TokenChanges): Promise<string>
  /** {@link token} as a header of a request. */
  bearer(holder?: Holder, changes?: TokenChanges): Promise<{ readonly authorization: string }>
}

const HOUR_MS = 3_600_000

export interface SigningKeyOptions {
  /** Default: the clock of the system. */
  readonly clock?: Pick<Clock, 'now'>
  /** How long the key lives (default: an hour). */
  readonly livesMs?: number
}

export const createSigningKey = async (
  signingKeyId = 1,
  { clock = systemClock, livesMs = HOUR_MS }: SigningKeyOptions = {},
): Promise<SigningKey> => {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const { x = '' } = await exportJWK(publicKey)
  const instant = (time: number): string => new Date(time).toISOString()

  const sign = (own: object, { claims, header }: TokenChanges = {}): Promise<string> => {
    const now = clock.now()
    const good = { iss: TEST_PUBLIC_URL, aud: TEST_PUBLIC_URL, iat: now / 1_000, exp: (now + ACCESS_TOKEN_MS) / 1_000, jti: newId() }
    return new SignJWT({ ...good, ...own, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: String(signingKeyId), ...header })
      .sign(privateKey)
  }
  const token: SigningKey['token'] = ({ customerId = newId(), role = 'customer', sessionId = newId() } = {}, changes) =>
    sign({ sub: customerId, sid: sessionId, role }, changes)
  return {
    published: {
      type: 'SigningKeyPublished',
      data: {
        signingKeyId,
        publishedAt: instant(clock.now()),
        expiresAt: instant(clock.now() + livesMs),
        keyring: 'tokens',
        publicKey: x,
      },
    },
    retired: { type: 'SigningKeyRetired', data: { signingKeyId, retiredAt: instant(clock.now()), keyring: 'tokens' } },
    token,
    clientToken: ({ clientId, scopes }, changes) => sign({ sub: clientId, client_id: clientId, scope: scopes.join(' ') }, changes),
    bearer: async (holder, changes) => ({ authorization: `Bearer ${await token(holder, changes)}` }),
  }
}
