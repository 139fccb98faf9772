import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ProblemError } from './problem.ts'

/** How late the event loop may be. A request that arrives now waits about as long. */
const MAX_DELAY_MS = 500
/** How long an overload is remembered. */
const MEMORY_MS = 5_000
/** Most requests under way in one application. */
const MAX_UNDER_WAY = 1_000
/** How often the event loop is looked at. */
const TICK_MS = 50

/**
 * Watches the event loop while the application is open. The returned function tells whether it is late now, and was so a short time before:
 * a single pause, by a slow disk or the garbage collection, is no overload.
 */
const watchEventLoop = (app: FastifyInstance): (() => boolean) => {
  let due = performance.now() + TICK_MS
  let lastLate = Number.NEGATIVE_INFINITY
  const timer = setInterval(() => {
    const now = performance.now()
    if (now - due > MAX_DELAY_MS) lastLate = now
    due = now + TICK_MS
  }, TICK_MS).unref()
  app.addHook('onClose', () => clearInterval(timer))
  return () => {
    const now = performance.now()
    return now - due > MAX_DELAY_MS && now - lastLate < MEMORY_MS
  }
}

/** The requests under way in an application. */
const UNDER_WAY = 'requestsUnderWay'

export interface LoadOptions {
  /** Requests that are answered also under overload. */
  readonly isUrgent?: (request: FastifyRequest) => boolean
  /** Most requests under way (default: 1,000). */
  readonly maxUnderWay?: number
}

const overloaded = (): ProblemError => new ProblemError('overloaded', 'there is more to do than the service can do in time')

/**
 * Refuses requests at once (503 `overloaded`) while there is more to do than the process can do in time. So those that it takes do not wait long.
 * A request is under way once its body is there and its sender may call the route: what a stranger leaves unfinished takes nobody's place.
 */
export const shedLoad = (app: FastifyInstance, { isUrgent = () => false, maxUnderWay = MAX_UNDER_WAY }: LoadOptions = {}): void => {
  const isOverloaded = watchEventLoop(app)
  const underWay = new Set<FastifyRequest>()
  app.decorate(UNDER_WAY, underWay)
  app.addHook('onRequest', (request, _reply, done) => {
    if (isOverloaded() && !isUrgent(request)) throw overloaded()
    done()
  })
  app.addHook('preValidation', async (request, { raw }) => {
    // The client may have gone while the request waited. Then the response has closed already, and would never be taken off the list.
    if (raw.destroyed) return
    if (underWay.size >= maxUnderWay && !isUrgent(request)) throw overloaded()
    underWay.add(request)
    // Also if the client has gone.
    raw.once('close', () => underWay.delete(request))
  })
}

/** Waits for something that costs the process nothing. Meanwhile the request does not count as under way. */
export const waitIdly = async (request: FastifyRequest, { raw }: FastifyReply, wait: Promise<unknown>): Promise<void> => {
  const underWay = request.server.getDecorator<Set<FastifyRequest>>(UNDER_WAY)
  underWay.delete(request)
  await wait
  if (!raw.destroyed) underWay.add(request)
}

/** The request does not count as under way any more, although it goes on: a stream of events costs next to nothing while nothing happens. */
export const standAside = (request: FastifyRequest): void => {
  request.server.getDecorator<Set<FastifyRequest>>(UNDER_WAY).delete(request)
}
