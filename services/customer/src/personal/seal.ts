import { PersonalChange, type Sealed } from '@souk/contracts'
import { sealJson, unsealJson } from '@souk/service/personal'

/** Encrypts personal data with its customer's key. The customer's id is authenticated with it. */
export const seal = (personal: PersonalChange, customerId: string, key: Uint8Array, iv: Uint8Array): Sealed =>
  sealJson(personal, customerId, key, iv)

/** Decrypts personal data. @throws if it was sealed with another key or for another customer, or has been tampered with */
export const unseal = (sealed: Sealed, key: Uint8Array): PersonalChange => PersonalChange.parse(unsealJson(sealed, key))
