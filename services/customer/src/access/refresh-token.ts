import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { decrypt, encrypt, IV_BYTES, TAG_BYTES as SEAL_TAG_BYTES } from '@souk/service/personal'
import type { RandomBytes } from '../personal/vault.ts'

// A refresh token is the session's id, 256 random bits, and a tag of the service over both. Clients need not know that.
// The tag tells an old token from a made-up one. So the store need not keep the hashes of all old tokens of a session,
// and nobody can end a session by its id.

const ID_BYTES = 16
const SECRET_BYTES = 32
const TAG_BYTES = 16
const TOKEN_BYTES = ID_BYTES + SECRET_BYTES + TAG_BYTES

const derive = (secret: string, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))

const tagOf = (content: Uint8Array, serviceSecret: string): Buffer =>
  createHmac('sha256', derive(serviceSecret, 'souk refresh token')).update(content).digest().subarray(0, TAG_BYTES)

const uuidOf = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** @param serviceSecret  a secret that all instances of the service share */
export const makeRefreshToken = (sessionId: string, serviceSecret: string, randomBytes: RandomBytes): string => {
  const content = Buffer.concat([Buffer.from(sessionId.replaceAll('-', ''), 'hex'), randomBytes(SECRET_BYTES)])
  return Buffer.concat([content, tagOf(content, serviceSecret)]).toString('base64url')
}

/** @returns the session of a token that this shop has made; undefined for any other text */
export const sessionOfToken = (token: string, serviceSecret: string): string | undefined => {
  const bytes = Buffer.from(token, 'base64url')
  // Each token has only one spelling.
  if (bytes.length !== TOKEN_BYTES || bytes.toString('base64url') !== token) return undefined
  const content = bytes.subarray(0, ID_BYTES + SECRET_BYTES)
  const isOurs = timingSafeEqual(bytes.subarray(ID_BYTES + SECRET_BYTES), tagOf(content, serviceSecret))
  return isOurs ? uuidOf(content.subarray(0, ID_BYTES)) : undefined
}

/** What the store keeps of a token. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

const answerKey = (token: string): Buffer => derive(token, 'souk refresh answer')

/** Encrypts the answer to a refresh token, so that only who has that token can read it. */
export const sealAnswer = (answer: string, token: string, randomBytes: RandomBytes): string => {
  const { iv, ciphertext, tag } = encrypt(answer, answerKey(token), randomBytes(IV_BYTES))
  return Buffer.concat([iv, ciphertext, tag]).toString('base64url')
}

/** @throws if it was sealed for another token, or has been tampered with */
export const unsealAnswer = (sealed: string, token: string): string => {
  const bytes = Buffer.from(sealed, 'base64url')
  const [iv, ciphertext, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, -SEAL_TAG_BYTES), bytes.subarray(-SEAL_TAG_BYTES)]
  return decrypt({ iv, ciphertext, tag }, answerKey(token))
}
