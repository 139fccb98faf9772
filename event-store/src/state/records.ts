import type { Checkpoint, ParkedEvent } from '@souk/log-protocol'

/**
 * What is kept beside the log because it may change or must be deletable: how far consumers are,
 * what they have parked, and the keys of personal data. Every call is durable when it resolves; if it rejects
 * it may have taken effect, for some of the events it names or for all, or not, and can be made again.
 */
export interface Records {
  /** How far a consumer is; `GENESIS` if it never said. */
  readProgress(consumer: string): Promise<Checkpoint>
  saveProgress(consumer: string, checkpoint: Checkpoint): Promise<void>

  /** Parks events; one that its consumer has parked already gets the new error. */
  park(events: readonly ParkedEvent[]): Promise<void>
  /** By position, then in the order of parking. */
  listParked(consumer: string): Promise<readonly ParkedEvent[]>
  unpark(consumer: string, eventIds: readonly string[]): Promise<void>

  /** The keys in the order asked for; null for a subject whose key was deleted or never made. */
  readKeys(subjects: readonly string[]): Promise<readonly (string | null)[]>
  /** The key of the subject, made now if it never had one: 256 random bits, base64url. Null if it was deleted: it gets no other. */
  createKey(subject: string): Promise<string | null>
  /**
   * Deletes the key for ever, also of a subject that has none yet. When it resolves nobody can get it from the store any more;
   * with SQLite no file holds its bytes either, with MongoDB those go when the server reuses their place.
   */
  deleteKey(subject: string): Promise<void>

  close(): Promise<void>
}
