import { PersonalChange, type Sealed } from '@souk/contracts'
import { decrypt, encrypt } from './aes-gcm.ts'

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const toBytes = (text: string): Uint8Array => Buffer.from(text, 'base64url')

/** Encrypts personal data with its customer's key. The customer's id is authenticated with it. */
export const seal = (personal: PersonalChange, customerId: string, key: Uint8Array, iv: Uint8Array): Sealed => {
  const { ciphertext, tag } = encrypt(JSON.stringify(personal), key, iv, customerId)
  return { subject: customerId, iv: toText(iv), ciphertext: toText(ciphertext), tag: toText(tag) }
}

/** Decrypts personal data. @throws if it was sealed with another key or for another customer, or has been tampered with */
export const unseal = ({ subject, iv, ciphertext, tag }: Sealed, key: Uint8Array): PersonalChange => {
  const json = decrypt({ iv: toBytes(iv), ciphertext: toBytes(ciphertext), tag: toBytes(tag) }, key, subject)
  return PersonalChange.parse(JSON.parse(json))
}
