import { Unavailable, type Commit } from '@souk/log-protocol'

/** No answer came in time. Whether the request took effect is unknown. */
export class BusTimeout extends Error {
  override readonly name = 'BusTimeout'
}

/** The bus is away, or nobody answers to that name. Whether a request took effect is unknown. */
export class BusUnavailable extends Unavailable {
  override readonly name = 'BusUnavailable'
}

/** The other side understood the request and failed on it, or refused it as malformed. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed'
}

/** Ends what was begun: resolves when nothing of it runs any more. */
export type Close = () => Promise<void>

/**
 * The doorbell: requests with one answer, and commits published to whoever subscribes.
 * Messages may be lost, doubled, late or out of order; the log is the truth, so none of that matters.
 */
export interface Bus {
  /**
   * Asks who responds to the operation.
   * @param message  JSON; not to be changed afterwards
   * @throws BusTimeout, BusUnavailable, RequestFailed
   */
  request(operation: string, message: unknown, options: { timeoutMs: number }): Promise<unknown>
  /** Answers an operation. A handler that rejects is answered as RequestFailed with its message. */
  respond(operation: string, handler: (message: unknown) => Promise<unknown>): Promise<Close>
  /**
   * Resolves when the bus has the commits: consecutive ones, oldest first.
   * @param run  of the event store that they come from
   */
  publish(commits: readonly Commit[], run: string): Promise<void>
  /**
   * Gets what is published from now on, one message at a time in order, each again until its handler resolves.
   * @param queue  name of the subscriber: two subscriptions of one name share one queue, and only the first is active
   */
  subscribe(queue: string, handler: (commits: readonly Commit[], run: string) => Promise<void>): Promise<Close>
  /** Lets handlers end, then refuses everything. */
  close(): Promise<void>
}

/** Pauses before a handler that rejected gets the same delivery again. */
export const REDELIVERY_PAUSES = { firstMs: 10, longestMs: 1_000 } as const
