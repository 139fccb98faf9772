import { z } from 'zod'

/** A session as the store keeps it. It holds no token, only hashes. */
export const StoredSession = z.object({
  sessionId: z.string(),
  customerId: z.string(),
  /** 1, 2, 3 …: one more with every change. */
  version: z.int(),
  startedAt: z.string(),
  refreshedAt: z.string(),
  expiresAt: z.string(),
  /** Number of the customer's password changes when the session was started. */
  passwordChanges: z.int(),
  /** Hash of the newest refresh token. */
  tokenHash: z.string(),
  /** The token before it, and the answer that it got, sealed with that token. */
  previous: z.object({ tokenHash: z.string(), answer: z.string() }).nullable(),
})
export type StoredSession = Readonly<z.infer<typeof StoredSession>>

/**
 * The sessions, in the customer's database, beside the view. They do not follow from the log, so a rebuild leaves them alone.
 * If they are lost, everybody has to log in again, and nothing else. All methods throw `StoreUnavailable` when the database is away.
 */
export interface SessionStore {
  /**
   * Stores the next version of a session, until the session expires.
   * @returns false if the stored version is not the one before it: somebody else was first, and nothing has changed
   */
  save(session: StoredSession): Promise<boolean>
  /** A session that has expired may still be found for a while. */
  find(sessionId: string): Promise<StoredSession | undefined>
  /** The sessions of a customer, in the order of their ids. */
  ofCustomer(customerId: string): Promise<readonly StoredSession[]>
  remove(session: Pick<StoredSession, 'sessionId' | 'customerId'>): Promise<void>
  close(): Promise<void>
}

/** Milliseconds from the last refresh to the end. */
export const lifeOf = ({ refreshedAt, expiresAt }: StoredSession): number => Date.parse(expiresAt) - Date.parse(refreshedAt)
