import type { Sealed } from '@souk/contracts'
import { decrypt, encrypt } from './aes-gcm.ts'

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const toBytes = (text: string): Uint8Array => Buffer.from(text, 'base64url')

/** Encrypts personal data with the key of a subject, which is authenticated with it. @param iv  new random bytes, {@link IV_BYTES} of them */
export const sealJson = (personal: object, subject: string, key: Uint8Array, iv: Uint8Array): Sealed => {
  const { ciphertext, tag } = encrypt(JSON.stringify(personal), key, iv, subject)
  return { subject, iv: toText(iv), ciphertext: toText(ciphertext), tag: toText(tag) }
}

/** Decrypts personal data. @throws if it was sealed with another key or for another subject, or has been tampered with */
export const unsealJson = ({ subject, iv, ciphertext, tag }: Sealed, key: Uint8Array): unknown =>
  JSON.parse(decrypt({ iv: toBytes(iv), ciphertext: toBytes(ciphertext), tag: toBytes(tag) }, key, subject))
