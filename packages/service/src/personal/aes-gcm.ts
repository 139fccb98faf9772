import { createCipheriv, createDecipheriv } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'

/** Size of an authentication tag in bytes. */
export const TAG_BYTES = 16
/** Size of an initialization vector in bytes. No two texts under one key may share a vector. */
export const IV_BYTES = 12

interface Encrypted {
  readonly iv: Uint8Array
  readonly ciphertext: Uint8Array
  readonly tag: Uint8Array
}

/** @param associated  is authenticated with the text, and not part of it */
export const encrypt = (text: string, key: Uint8Array, iv: Uint8Array, associated = ''): Encrypted => {
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(associated))
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return { iv, ciphertext, tag: cipher.getAuthTag() }
}

/** @throws if it was encrypted with another key or other associated data, or has been tampered with */
export const decrypt = ({ iv, ciphertext, tag }: Encrypted, key: Uint8Array, associated = ''): string => {
  const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(associated))
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8')
}
