import type { z } from 'zod'
import { BusTimeout, RequestFailed, type Bus } from '@souk/bus'
import { forbiddenRequest, LogUnavailable, malformedRequest, Unavailable } from '@souk/log-protocol'

/** The event store refuses the message: it is malformed, or this sender may not send it. A retry is useless. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused'
}

/** An operation of the event store: its name, and the schemas of its request and its answer. */
export interface Operation<Request, Answer extends z.ZodType> {
  readonly name: string
  readonly request: z.ZodType<unknown, Request>
  readonly answer: Answer
}

export type Ask = <Request, Answer extends z.ZodType>(operation: Operation<Request, Answer>, message: Request) => Promise<z.output<Answer>>

/** How long a request waits for the answer of the event store. */
const TIMEOUT_MS = 5_000

/**
 * Asks the event store over the bus.
 * @throws LogUnavailable if it does not answer, or fails; RequestRefused if it refuses the message
 */
export const createAsk =
  (bus: Pick<Bus, 'request'>, timeoutMs = TIMEOUT_MS): Ask =>
  async (operation, message) => {
    try {
      // Both ends run the same contracts and only the event store answers, so its pages are not parsed again.
      return (await bus.request(operation.name, message, { timeoutMs })) as z.output<(typeof operation)['answer']>
    } catch (error) {
      const refusals = [malformedRequest(operation.name), forbiddenRequest(operation.name)]
      if (error instanceof RequestFailed && refusals.some((refusal) => error.message.startsWith(refusal)))
        throw new RequestRefused(error.message, { cause: error })
      if (error instanceof BusTimeout || error instanceof Unavailable || error instanceof RequestFailed)
        throw new LogUnavailable(`${operation.name}: ${error.message}`, { cause: error })
      throw error
    }
  }
