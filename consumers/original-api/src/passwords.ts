import { createHash } from 'node:crypto'

/**
 * The passwords of the original in a shop where everything is open. The original has no rules for them, and changes them without the old one;
 * the API has rules, and asks for the old one.
 */
export interface Passwords {
  /** Passwords of the API to try for one of the original: itself, and one made from it that keeps the rules. */
  of(password: string): readonly string[]
  /** Takes note of the password that a user has now. It stays in memory. */
  note(customerId: string, password: string): void
  /** The password that was last noted. */
  noted(customerId: string): string | undefined
}

const MAX_NOTED = 10_000

const made = (password: string): string => `original-${createHash('sha256').update(password).digest('base64url')}`

/** The original's rules: none. */
export const createOpenPasswords = (): Passwords => {
  const byCustomer = new Map<string, string>()
  return {
    of: (password) => (password.length < 8 || password.length > 128 ? [made(password)] : [password, made(password)]),
    note: (customerId, password) => {
      byCustomer.delete(customerId)
      byCustomer.set(customerId, password)
      const [oldest] = byCustomer.keys()
      if (byCustomer.size > MAX_NOTED && oldest !== undefined) byCustomer.delete(oldest)
    },
    noted: (customerId) => byCustomer.get(customerId),
  }
}

/** The API's rules. Nothing is noted. */
export const apiPasswords: Passwords = { of: (password) => [password], note: () => undefined, noted: () => undefined }
