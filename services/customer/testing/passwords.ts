import type { PasswordHasher } from '../src/personal/passwords.ts'

/** Costs nothing, and hides nothing: only for tests. */
export const reversingHasher: PasswordHasher = {
  hash: async (password) => `reversed:${[...password].reverse().join('')}`,
  verify: async (hash, password) => hash === (await reversingHasher.hash(password)),
}
