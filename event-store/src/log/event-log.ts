import type { Checkpoint, Commit, SealedCommit, StreamSlice } from '@souk/log-protocol'

/** Where a stream ends. */
export interface StreamTail {
  readonly version: number
  readonly lastEventId: string
}

/** A stream, and the version after which to read it. */
export interface StreamFrom {
  readonly stream: string
  readonly afterVersion: number
}

/**
 * `stale`: the commits do not continue the log, because another writer has taken one of their positions or request ids.
 * The first few of them may have been written.
 */
export type InsertResult = 'inserted' | 'stale'

/**
 * The log, for its only writer and its readers. Commits are never changed and never deleted.
 *
 * Every call may reject with `LogUnavailable`: it had no effect.
 * After any other rejection of `insert` the outcome is unknown. All commits, the first few or none may have been written,
 * or may still be on their way. The writer finds out by looking up their request ids.
 */
export interface EventLog {
  /** The last commit; `GENESIS` if the log is empty. */
  head(): Promise<Checkpoint>
  /**
   * Appends commits with one durable write. Positions and request ids are unique in the log, so an insert is a compare-and-swap:
   * of two writers that continue the same head, one gets `stale`.
   * The commits are written in order, and none after one that fails, so the log never has a gap.
   * @param commits  consecutive; the first one follows the head
   */
  insert(commits: readonly SealedCommit[]): Promise<InsertResult>
  /** Commits by request id. Requests that are not in the log are left out. */
  findRequests(requestIds: readonly string[]): Promise<ReadonlyMap<string, Commit>>
  /** Tails by stream. Streams that do not exist are left out. */
  streamTails(streams: readonly string[]): Promise<ReadonlyMap<string, StreamTail>>
  /**
   * One slice for each stream, in the order of the request, oldest event first. The slice of a stream that does not exist is empty.
   * @param limit  most events in a slice (default: all)
   */
  readStreams(streams: readonly StreamFrom[], limit?: number): Promise<readonly StreamSlice[]>
  /** Commits with position > `after`, oldest first, at most `limit`. */
  readAll(after: number, limit: number): Promise<readonly Commit[]>
  close(): Promise<void>
}
