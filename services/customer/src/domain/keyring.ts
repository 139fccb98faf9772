import { ACCESS_TOKEN_MS } from '@souk/contracts'
import { aggregate, type Decision, type DecisionContext } from '@souk/service/aggregate'

// Access tokens are signed with the newest key. Whoever does not know it yet finds it in the log. Older keys are retired when their
// last token has expired. So no request is refused because of a new key.

/** A key that is not retired. Its private half is in the event store's key store. Times in milliseconds since 1970. */
interface SigningKey {
  readonly signingKeyId: number
  /** Ed25519, base64url. */
  readonly publicKey: string
  readonly publishedAt: number
  readonly expiresAt: number
}

/** A key that is not published yet. */
export type NextKey = Pick<SigningKey, 'signingKeyId' | 'publicKey'>

export interface KeyringState {
  /** Number of the newest key, also if it is retired. 0: there has been none. */
  readonly latest: number
  /** Oldest first. */
  readonly keys: readonly SigningKey[]
}

const DAY_MS = 86_400_000
const KEY_LIFE_MS = 90 * DAY_MS
/** How long before the end of a key the next one is published. */
const RENEWAL_MS = 7 * DAY_MS
/** For clocks that differ, and an instance that signs with the old key a little longer. */
const TOLERANCE_MS = 60_000

export const keyring = aggregate<KeyringState, 'keyring'>('keyring', { latest: 0, keys: [] }, ({ latest, keys }, event) => {
  switch (event.type) {
    case 'SigningKeyPublished': {
      const { signingKeyId, publicKey, publishedAt, expiresAt } = event.data
      const key = { signingKeyId, publicKey, publishedAt: Date.parse(publishedAt), expiresAt: Date.parse(expiresAt) }
      return { latest: Math.max(latest, signingKeyId), keys: [...keys, key] }
    }
    case 'SigningKeyRetired':
      return { latest, keys: keys.filter(({ signingKeyId }) => signingKeyId !== event.data.signingKeyId) }
    default: {
      const never: never = event
      return never
    }
  }
})

/** Whether the next key must be published now. */
export const isRenewalDue = ({ keys }: KeyringState, now: number): boolean => (keys.at(-1)?.expiresAt ?? 0) - RENEWAL_MS <= now

/** Publishes a key, unless that key or a later one is published already. */
export const publishKey = ({ signingKeyId, publicKey }: NextKey, { latest }: KeyringState, { now }: DecisionContext): Decision => {
  if (signingKeyId <= latest) return []
  const expiresAt = new Date(Date.parse(now) + KEY_LIFE_MS).toISOString()
  return [{ type: 'SigningKeyPublished', data: { signingKeyId, publishedAt: now, expiresAt, keyring: 'tokens', publicKey } }]
}

/** Retires every key whose last token has expired. */
export const retireKeys = ({ keys }: KeyringState, { now }: DecisionContext): Decision =>
  keys.flatMap(({ signingKeyId }, index) => {
    const next = keys[index + 1]
    const isDue = next !== undefined && next.publishedAt + ACCESS_TOKEN_MS + TOLERANCE_MS <= Date.parse(now)
    return isDue ? [{ type: 'SigningKeyRetired', data: { signingKeyId, retiredAt: now, keyring: 'tokens' } } as const] : []
  })
