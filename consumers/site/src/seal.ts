import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

/** Makes texts that only the site can read, and that nobody can change. */
export interface Seal {
  /** @param name  what the value is: it opens under this name only */
  seal(name: string, value: unknown): string
  /** Undefined if the site has not sealed it, under one of its keys. */
  open(name: string, sealed: string): unknown
}

/**
 * @param secrets  the first one seals, and all of them open: so a new one can be put before an old one
 * @param prefix   of the cookies: what is sealed for one site does not open at another one with the same secrets
 */
export const createSeal = (secrets: readonly [string, ...string[]], prefix = 'souk'): Seal => {
  const keyOf = (secret: string): Uint8Array => new Uint8Array(hkdfSync('sha256', secret, '', `${prefix} site`, KEY_BYTES))
  const [first, ...others] = secrets
  const newest = keyOf(first)
  const keys = [newest, ...others.map(keyOf)]

  const openWith = (key: Uint8Array, name: string, bytes: Buffer): string => {
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(name))
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString()
  }

  return {
    seal: (name, value) => {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(ALGORITHM, newest, iv, { authTagLength: TAG_BYTES })
      cipher.setAAD(Buffer.from(name))
      const text = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
    },
    open: (name, sealed) => {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length <= IV_BYTES + TAG_BYTES) return undefined
      for (const key of keys) {
        try {
          return JSON.parse(openWith(key, name, bytes))
        } catch {
          // It was sealed with another key, or by nobody.
        }
      }
      return undefined
    },
  }
}
