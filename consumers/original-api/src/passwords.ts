import { createHash } from 'node:crypto'

/**
 * The passwords of the original in a shop where everything is open. The original has no rules for them, and changes them without the old one;
 * the API has rules, and asks for the old one.
 */
export interface Passwords {
  /** Passwords of the API to try for one of the original: itself, and one made from it that keeps the rules. */
  of(password: string): readonly string[]
  /** Takes note of the password that a user has now. It stays in memory. */
  note(username: string, password: string): void
  /** The password that was last noted. */
  noted(username: string): string | undefined
}

const MAX_NOTED = 10_000

const made = (password: string): string => `original-${createHash('sha256').update(password).digest('base64url')}`

/** The original's rules: none. */
export const createOpenPasswords = (): Passwords => {
  const byName = new Map<string, string>()
  return {
    of: (password) => (password.length < 8 || password.length > 128 ? [made(password)] : [password, made(password)]),
    note: (username, password) => {
      byName.delete(username)
      byName.set(username, password)
      const [oldest] = byName.keys()
      if (byName.size > MAX_NOTED && oldest !== undefined) byName.delete(oldest)
    },
    noted: (username) => byName.get(username),
  }
}

/** The API's rules. Nothing is noted. */
export const apiPasswords: Passwords = { of: (password) => [password], note: () => undefined, noted: () => undefined }
