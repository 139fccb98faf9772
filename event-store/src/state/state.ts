import type { Checkpoint, ParkedEvent, SettledEvent } from '@souk/log-protocol'

/** Most settled events that are listed. */
export const MAX_SETTLED = 1_000

/** How far the consumers are, and what they have parked. It changes, so it cannot be in the log. */
export interface ConsumerState {
  /** How far a consumer is; `GENESIS` if it never said. */
  readProgress(consumer: string): Promise<Checkpoint>
  saveProgress(consumer: string, checkpoint: Checkpoint): Promise<void>

  /** Parks events. One that its consumer has already parked gets the new error. */
  park(events: readonly ParkedEvent[]): Promise<void>
  /** By position, then in the order of parking. */
  listParked(consumer: string): Promise<readonly ParkedEvent[]>
  unpark(consumer: string, eventIds: readonly string[]): Promise<void>

  /** Keeps what a manager has done with a parked event. */
  noteSettled(event: SettledEvent): Promise<void>
  /** The last {@link MAX_SETTLED}, the newest first. */
  listSettled(): Promise<readonly SettledEvent[]>
}

/** Subjects between two others, which do not belong to it. */
export interface SubjectSpan {
  readonly after: string
  readonly before: string
}

/** Most keys that are deleted in one step. */
export const MAX_DELETED = 1_000

/** The keys of personal data, and those that sign access tokens. They can be deleted, so they cannot be in the log. */
export interface KeyStore {
  /** The keys in the order of the subjects; null for a subject whose key was deleted or never made. */
  read(subjects: readonly string[]): Promise<readonly (string | null)[]>
  /** The key of the subject: 256 random bits, base64url. Makes it if there never was one; null if it was deleted. */
  create(subject: string): Promise<string | null>
  /**
   * Deletes the key for ever, and keeps one from being made for a subject without a key. Afterwards nobody can get the key from the store.
   * With SQLite no file holds its bytes any more; with MongoDB they stay until the server reuses their place.
   */
  delete(subject: string): Promise<void>
  /**
   * Deletes keys of subjects after `after` and before `before`, in the order of their characters: as many as take a short time.
   * @returns the last subject among them; null if no subject in the span has a key
   */
  deleteSpan(span: SubjectSpan): Promise<string | null>
}

/** Bytes that events name by their SHA-256 hash, because they are too large for the log: pictures. They are never changed. */
export interface BlobStore {
  /** Keeps bytes under their hash. Whoever calls it has compared the two. */
  put(hash: string, bytes: Uint8Array): Promise<void>
  /** Undefined if nobody has put them there. */
  read(hash: string): Promise<Buffer | undefined>
}

/**
 * What the event store keeps beside the log, in one database.
 * A call that resolves is durable. One that rejects may have taken effect, wholly or in part, and can be made again.
 */
export interface State {
  readonly consumers: ConsumerState
  readonly keys: KeyStore
  readonly blobs: BlobStore
  close(): Promise<void>
}
