import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { fastify, type FastifyInstance, type FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { chooseEncoding, compress } from './compress.ts'
import { acceptJsonOnly } from './json-body.ts'
import type { Logger } from './logger.ts'
import { answerNotModified } from './not-modified.ts'
import { noteRoutes } from './operations.ts'
import { handleError, ProblemError, refuseConnection } from './problem.ts'
import { checkTarget, pathAndQuery } from './request-target.ts'
import { securityHeaders } from './security-headers.ts'
import { answerUnknownRoutes } from './unknown-routes.ts'
import { checkWithZod } from './validation.ts'

/** A Fastify application whose routes get their types from their zod schemas. */
export type App = ReturnType<typeof createApp>

/**
 * Longest body of a route that sets no `bodyLimit` of its own, in bytes. An order has about 100 for each line, and a product at most 30,000,
 * with every character escaped.
 */
export const BODY_LIMIT = 64 * 1024

/** Most headers of a request. Node bounds their size: 16 KB, with the first line. */
const MAX_HEADERS = 100

/** How long a request may take to arrive. */
const REQUEST_TIMEOUT_MS = 30_000
/** How long a closing server waits for answers that are still to be sent. */
const CLOSING_GRACE_MS = 5_000

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const setBelow = (): never => {
  throw new Error('the schema compilers are not set')
}

/** The id that a request brings, if it is one. Otherwise a new one. */
export const requestIdOf = ({ 'x-request-id': given }: IncomingHttpHeaders, newId: () => string): string =>
  typeof given === 'string' && UUID.test(given) ? given : newId()

export interface AppOptions {
  /** Adds hooks that also see requests for which there is no route. */
  readonly early?: (app: FastifyInstance) => void
  readonly logger: Logger
  readonly newId: () => string
  /** Gets the error of a failed request, and returns or throws the one to answer (default: the same). */
  readonly reviewed?: (error: unknown, request: FastifyRequest) => Promise<unknown>
  /** How long a request may take to arrive, in milliseconds (default: 30,000). */
  readonly requestTimeoutMs?: number
  /** Gets each request before the application, and calls `next` if the application is to answer it. What `inject` sends does not come here. */
  readonly first?: (request: IncomingMessage, answer: ServerResponse, next: () => void) => void
}

/** An application without routes that answers every error in the format of the shop. */
export const createApp = (options: AppOptions) => {
  const {
    logger,
    newId,
    reviewed = async (error) => error,
    requestTimeoutMs = REQUEST_TIMEOUT_MS,
    first,
    early = () => undefined,
  } = options
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    // The gateway passes on the id that it made. Anything else that is not an id is ignored.
    genReqId: ({ headers }) => requestIdOf(headers, newId),
    routerOptions: { ignoreTrailingSlash: true },
    rewriteUrl: pathAndQuery,
    // A request on an open connection is answered as usual while the server closes. Then its connection ends.
    return503OnClosing: false,
    requestTimeout: requestTimeoutMs,
    http: {
      // Node would refuse a request without Host, but not as problem+json: a hook below does.
      requireHostHeader: false,
      // Node swaps the two timeouts if that of the head is the longer one.
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.ceil(requestTimeoutMs / 10),
    },
    // Fastify's own routes for HEAD fail on an answer without a body, such as 304 (fastify/fastify#6978).
    exposeHeadRoutes: false,
    frameworkErrors: handleError(logger),
    clientErrorHandler: refuseConnection(newId),
    // Both compilers are set below. Without these Fastify would first load ajv and fast-json-stringify, a quarter of the time to start.
    schemaController: { compilersFactory: { buildValidator: setBelow, buildSerializer: setBelow } },
  }).withTypeProvider<ZodTypeProvider>()
  if (first) {
    const { routing } = app
    app.routing = (request, answer) => first(request, answer, () => routing(request, answer))
    // Not by a server of our own: with one, Fastify would listen on only one of the addresses of `localhost`.
    // It has another server for the second address, whose requests all go to the application.
    app.server.off('request', routing).on('request', app.routing)
  }
  acceptJsonOnly(app)
  app.setValidatorCompiler(checkWithZod)
  // TypeScript has checked the answers. Checking them again at run time would cost more than serializing them.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  const answer = handleError(logger)
  app.setErrorHandler(async (failure, request, reply) => {
    try {
      return answer(await reviewed(failure, request), request, reply)
    } catch (other) {
      return answer(other, request, reply)
    }
  })
  noteRoutes(app)
  chooseEncoding(app)
  answerNotModified(app)
  compress(app)
  endConnections(app)
  // A server may ignore an expectation other than 100-continue (RFC 9110). Node would refuse it, and not as problem+json.
  app.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => app.routing(request, response))
  // Otherwise Node would drop headers beyond a number without a word. A hook refuses them.
  app.server.maxHeadersCount = 0
  app.addHook('onRequest', (request, reply, done) => {
    // Most answers name somebody. What may be stored says so itself.
    reply.headers({ ...securityHeaders, 'x-request-id': request.id, 'cache-control': 'no-store' })
    checkTarget(request.url)
    if (request.raw.rawHeaders.length > 2 * MAX_HEADERS)
      throw new ProblemError('head-too-large', `there are more than ${MAX_HEADERS} headers`)
    if (request.raw.httpVersion === '1.1' && request.raw.headers.host === undefined)
      throw new ProblemError('malformed-request', 'the request has no Host')
    done()
  })
  early(app)
  answerUnknownRoutes(app)
  answerHead(app)
  return app
}

/**
 * Closes the connections of a closing server: each one after its last answer, and all that are left after {@link CLOSING_GRACE_MS}.
 * Without it a kept-alive connection would hold up the close for a minute, and an event stream for ever.
 */
const endConnections = (app: FastifyInstance): void => {
  app.addHook('preClose', async () => {
    if (!app.server.listening) return
    const closingSince = Date.now()
    const timer = setInterval(() => {
      if (Date.now() - closingSince < CLOSING_GRACE_MS) app.server.closeIdleConnections()
      else app.server.closeAllConnections()
    }, 25)
    app.server.once('close', () => clearInterval(timer))
  })
}

/** Answers HEAD wherever GET is answered. Node leaves out the body. */
const answerHead = (app: FastifyInstance): void => {
  app.addHook('onRoute', (route) => {
    if (route.method === 'GET') app.route({ ...route, method: 'HEAD' })
  })
}
