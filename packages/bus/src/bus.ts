import { Unavailable, type Commit } from '@souk/log-protocol'

/** No answer came in time. The request may have taken effect. */
export class BusTimeout extends Error {
  override readonly name = 'BusTimeout'
}

/** The bus is away, or nobody answers the operation. The request may have taken effect. */
export class BusUnavailable extends Unavailable {
  override readonly name = 'BusUnavailable'
}

/** Nobody answers the operation. The bus itself is there, and the request had no effect. */
export class NobodyAnswers extends BusUnavailable {}

/** The responder failed on the request, or refused it as malformed. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed'
}

/** Ends a responder or a subscription. Resolves when its handlers have returned. */
export type Close = () => Promise<void>

/** Answers the requests of an operation. The bus vouches for the sender: nobody can send under the name of another. */
export type RequestHandler = (message: unknown, sender: string) => Promise<unknown>

/** @param run  the run of the event store that the commits come from */
export type CommitsHandler = (commits: readonly Commit[], run: string) => Promise<void>

export interface SubscribeOptions {
  /** The subscription has a queue of its own, which goes with it (default: false). The name only says whose it is. */
  readonly exclusive?: boolean
}

/**
 * Requests with one answer, and commits published to all subscribers.
 * Messages may be lost, doubled, late or out of order. The log is the truth, so none of that matters.
 */
export interface Bus {
  /** The name under which this party sends its requests. Several parts of one process may share it. */
  readonly sender: string
  /**
   * Sends a request to the responder of the operation, and resolves to its answer.
   * @param message  JSON. It must not be changed afterwards.
   * @throws BusTimeout, BusUnavailable ({@link NobodyAnswers} if nobody does), RequestFailed
   */
  request(operation: string, message: unknown, options: { timeoutMs: number }): Promise<unknown>
  /** Answers an operation. If the handler rejects, the request rejects with RequestFailed and the same message. */
  respond(operation: string, handler: RequestHandler): Promise<Close>
  /**
   * Publishes commits, and resolves when the bus has them.
   * @param commits  oldest first
   * @param run  the run of the event store that they come from
   */
  publish(commits: readonly Commit[], run: string): Promise<void>
  /**
   * Delivers what is published from now on, one delivery at a time, in order. A delivery is repeated until the handler resolves.
   * @param queue  the name of the queue. Subscriptions with the same name share it, and only the first one is active.
   */
  subscribe(queue: string, handler: CommitsHandler, options?: SubscribeOptions): Promise<Close>
  /** Lets running handlers end, then refuses everything. */
  close(): Promise<void>
}

/** Pauses before a handler that rejected gets the same delivery again. */
export const REDELIVERY_PAUSES = { firstMs: 10, longestMs: 1_000 } as const

/**
 * The operation that one instance of the sender answers: of several processes that send under one name, this one.
 * Only senders of that name can ask it where the bus has permissions.
 */
export const operationOfInstance = ({ sender }: Pick<Bus, 'sender'>, instance: string): string => `${sender}.instance.${instance}`

/** Whether an operation is that of an instance of the sender. */
export const isOfOwnInstance = ({ sender }: Pick<Bus, 'sender'>, operation: string): boolean => operation.startsWith(`${sender}.instance.`)
