import type { Checkpoint, Commit, SealedCommit, StreamSlice } from '@souk/log-protocol'

/** Where a stream ends. */
export interface StreamTail {
  readonly version: number
  readonly lastEventId: string
}

/** A stream, and the version after which it is read. */
export interface StreamFrom {
  readonly stream: string
  readonly afterVersion: number
}

/**
 * `stale`: the commits do not continue the log, for another writer has taken one of their positions or request ids.
 * A part of them, from the first on, may have been written.
 */
export type InsertResult = 'inserted' | 'stale'

/**
 * The log, as its only writer and its readers use it. Commits are never changed and never deleted.
 *
 * Every call may reject with `LogUnavailable`, by which nothing took effect.
 * Any other rejection of `insert` leaves its outcome unknown: all of the commits, the first few or none of them
 * may have been written, or still be on their way; who needs to know looks up their request ids.
 */
export interface EventLog {
  /** The last commit; `GENESIS` of a log without any. */
  head(): Promise<Checkpoint>
  /**
   * Appends commits with one durable write. Positions and request ids are unique in the log, so this is a compare-and-swap:
   * of two writers that continue the same head one gets `stale`.
   * They are written in their order, and none after one that fails: the log never has a gap.
   * @param commits  consecutive, the first one follows the head
   */
  insert(commits: readonly SealedCommit[]): Promise<InsertResult>
  /** The commits of those requests that are in the log, by request id. */
  findRequests(requestIds: readonly string[]): Promise<ReadonlyMap<string, Commit>>
  /** The tails of those streams that exist, by stream. */
  streamTails(streams: readonly string[]): Promise<ReadonlyMap<string, StreamTail>>
  /**
   * One slice for each stream asked for, in that order, oldest event first; empty for one that does not exist.
   * @param limit  most events in a slice; default: all
   */
  readStreams(streams: readonly StreamFrom[], limit?: number): Promise<readonly StreamSlice[]>
  /** Commits with position > `after`, oldest first, at most `limit`. */
  readAll(after: number, limit: number): Promise<readonly Commit[]>
  close(): Promise<void>
}
