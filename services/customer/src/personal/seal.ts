import { createCipheriv, createDecipheriv } from 'node:crypto'
import { PersonalChange, type Sealed } from '@souk/contracts'

const ALGORITHM = 'aes-256-gcm'
const TAG_BYTES = 16

/** Size of an initialization vector in bytes. No two seals under one key may share a vector. */
export const IV_BYTES = 12

/** Encrypts personal data with its customer's key. The customer's id is authenticated with it. */
export const seal = (personal: PersonalChange, customerId: string, key: Uint8Array, iv: Uint8Array): Sealed => {
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(customerId))
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(personal), 'utf8'), cipher.final()])
  return {
    subject: customerId,
    iv: Buffer.from(iv).toString('base64url'),
    ciphertext: ciphertext.toString('base64url'),
    tag: cipher.getAuthTag().toString('base64url'),
  }
}

/** Decrypts personal data. @throws if it was sealed with another key or for another customer, or has been tampered with */
export const unseal = ({ subject, iv, ciphertext, tag }: Sealed, key: Uint8Array): PersonalChange => {
  const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(iv, 'base64url'), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(subject))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  const json = Buffer.concat([decipher.update(Buffer.from(ciphertext, 'base64url')), decipher.final()]).toString('utf8')
  return PersonalChange.parse(JSON.parse(json))
}
