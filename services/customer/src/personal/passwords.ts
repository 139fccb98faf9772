import { once } from '@souk/process'

/** Hashes and verifies passwords. The hash is slow on purpose, so that guessing is expensive. */
export interface PasswordHasher {
  /** @returns the hash with its parameters and salt, in PHC format */
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}

// Loaded with the first password, because most starts need none.
const load = once(() => import('argon2'))

// One keyboard types é as one character, another one as two. NFC makes them the same (RFC 8265).
const typed = (password: string): string => password.normalize('NFC')

/** Argon2id with 19 MiB of memory, two passes, one lane. */
export const argon2Hasher: PasswordHasher = {
  hash: async (password) => {
    const { argon2id, hash } = await load()
    return hash(typed(password), { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  },
  verify: async (hash, password) => (await load()).verify(hash, typed(password)),
}
