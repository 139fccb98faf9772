import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { ACCESS_TOKEN_MS, type Role } from '@souk/contracts'
import { LogUnavailable, messageOf } from '@souk/log-protocol'
import type { Clock, Logger } from '@souk/process'
import { readState, type Command, type CommandHandler, type KeyClient, type LogClient } from '@souk/service'
import { keyringStream, publishSigningKey, retireSigningKeys, rotateSigningKey } from '../domain/access-commands.ts'
import { isRenewalDue, type KeyringState } from '../domain/keyring.ts'
import { executeOwn } from './own-commands.ts'

/** Whom an access token is for: a session of a customer, or a client. */
type Bearer =
  | { readonly customerId: string; readonly sessionId: string; readonly role: Role }
  | { readonly clientId: string; readonly scopes: readonly string[] }

/** The claims that say whom a token is for (RFC 9068). */
const claimsOf = (bearer: Bearer) =>
  'clientId' in bearer
    ? { sub: bearer.clientId, client_id: bearer.clientId, scope: bearer.scopes.join(' ') }
    : { sub: bearer.customerId, sid: bearer.sessionId, role: bearer.role }

interface SignedToken {
  readonly token: string
  /** Seconds until it expires. */
  readonly expiresIn: number
}

/** Signs access tokens, and looks after the keys. */
export interface Signing {
  /** @param issuedAt  milliseconds since 1970. Revocations until then count no more. @throws LogUnavailable */
  sign(bearer: Bearer, issuedAt: number): Promise<SignedToken>
  /** The command that makes the next key and publishes it. */
  rotation(): Command
  stop(): Promise<void>
}

interface SigningParts {
  readonly keys: KeyClient
  readonly log: LogClient
  readonly commands: CommandHandler
  readonly clock: Clock
  readonly newId: () => string
  readonly logger: Logger
  /** The issuer and the audience of the tokens. */
  readonly publicUrl: string
}

interface KeyPair {
  readonly signingKeyId: number
  readonly privateKey: KeyObject
  /** 32 bytes, base64url. */
  readonly publicKey: string
}

/** How often the keys are looked after. */
const CARE_MS = 60_000

const subjectOf = (signingKeyId: number): string => `signing-key-${signingKeyId}`

/** What stands before the seed of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** @param seed  the 32 random bytes that the key store keeps, base64url */
const keyPairOf = (signingKeyId: number, seed: string): KeyPair => {
  const key = Buffer.concat([PKCS8_ED25519, Buffer.from(seed, 'base64url')])
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  if (x === undefined) throw new TypeError('a public key without x')
  return { signingKeyId, privateKey, publicKey: x }
}

/** The first key is made for the first token, so a shop where nobody logs in has none. Starts to look after the keys at once. */
export const createSigning = ({ keys, log, commands, clock, newId, logger, publicUrl }: SigningParts): Signing => {
  const stopping = new AbortController()
  let known: { state: KeyringState; version: number } | undefined
  let current: KeyPair | undefined

  const readKeyring = async (): Promise<KeyringState> => {
    known = await readState(log, keyringStream, known)
    return known.state
  }

  // No command about keys is ever rejected.
  const run = async (command: Command): Promise<void> => void (await executeOwn({ commands }, command, { requestId: newId() }))

  const makeNext = async ({ latest }: KeyringState): Promise<KeyPair> => {
    const signingKeyId = latest + 1
    const seed = await keys.createKey(subjectOf(signingKeyId))
    if (seed === null) throw new Error(`${subjectOf(signingKeyId)} has been deleted`)
    return keyPairOf(signingKeyId, seed)
  }

  /** The newest key, if its private half is in the key store and it outlives a token. */
  const usableKey = async ({ keys: published }: KeyringState): Promise<KeyPair | undefined> => {
    const newest = published.at(-1)
    if (newest === undefined || newest.expiresAt <= clock.now() + ACCESS_TOKEN_MS) return undefined
    if (current?.signingKeyId !== newest.signingKeyId) {
      const [seed] = await keys.readKeys([subjectOf(newest.signingKeyId)])
      current = typeof seed === 'string' ? keyPairOf(newest.signingKeyId, seed) : undefined
    }
    return current?.publicKey === newest.publicKey ? current : undefined
  }

  const keyToSignWith = async (): Promise<KeyPair> => {
    const usable = await usableKey(await readKeyring())
    if (usable !== undefined) return usable
    await run(publishSigningKey(await makeNext(await readKeyring())))
    // Another instance may have published another key meanwhile.
    const published = await usableKey(await readKeyring())
    if (published === undefined) throw new LogUnavailable('there is no key to sign with')
    return published
  }

  /** An older copy of the log has not heard of the newest keys, which have signed the tokens that clients hold. */
  const publishAgain = async (): Promise<void> => {
    const { latest } = await readKeyring()
    let newest: KeyPair | undefined
    for (let next = latest + 1; ; next += 1) {
      const [seed] = await keys.readKeys([subjectOf(next)])
      if (typeof seed !== 'string') break
      newest = keyPairOf(next, seed)
    }
    if (newest !== undefined) await run(publishSigningKey(newest))
  }

  const care = async (): Promise<void> => {
    const state = await readKeyring()
    if (state.latest === 0) return
    if (isRenewalDue(state, clock.now())) await run(publishSigningKey(await makeNext(state)))
    if (state.keys.length > 1) await run(retireSigningKeys())
  }

  const caring = async (): Promise<void> => {
    let task = async (): Promise<void> => {
      await publishAgain()
      task = care
      await care()
    }
    while (!stopping.signal.aborted) {
      try {
        await task()
      } catch (error) {
        logger.warn({ error: messageOf(error) }, 'the signing keys could not be looked after, will try again')
      }
      await clock.sleep(CARE_MS, stopping.signal)
    }
  }
  const running = caring()

  return {
    sign: async (bearer, issuedAt) => {
      const { signingKeyId, privateKey } = await keyToSignWith()
      // Imported with the first token, because a start needs neither the time nor the memory.
      const { SignJWT } = await import('jose')
      const iat = issuedAt / 1_000
      // With milliseconds, `iat` tells whether a token is older than a revocation. Whole seconds are enough for the end.
      const exp = Math.floor(iat + ACCESS_TOKEN_MS / 1_000)
      const token = await new SignJWT(claimsOf(bearer))
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: String(signingKeyId) })
        .setIssuer(publicUrl)
        .setAudience(publicUrl)
        .setJti(newId())
        .setIssuedAt(iat)
        .setExpirationTime(exp)
        .sign(privateKey)
      return { token, expiresIn: Math.floor(exp - iat) }
    },
    rotation: () => rotateSigningKey(async () => makeNext(await readKeyring())),
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
