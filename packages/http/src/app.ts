import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { problems, type Problem, type ProblemCode } from '@souk/contracts'
import { Unavailable, messageOf } from '@souk/log-protocol'
import type { Logger } from './logger.ts'

/** A Fastify application whose routes get their types from their zod schemas. */
export type App = ReturnType<typeof createApp>

/** An error that the client is told: it is answered as problem+json. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: ProblemCode
  readonly fields: Problem['errors']

  constructor(code: ProblemCode, detail: string, fields?: Problem['errors']) {
    super(detail)
    this.code = code
    this.fields = fields
  }
}

/** Answers RFC 9457 problem+json. It says nothing but the code, the detail and the fields. */
export const sendProblem = (reply: FastifyReply, code: ProblemCode, detail?: string, errors?: Problem['errors']): FastifyReply => {
  const { status, title } = problems[code]
  const problem: Problem = {
    type: `urn:souk:problem:${code}`,
    code,
    title,
    status,
    ...(detail !== undefined && { detail }),
    requestId: reply.request.id,
    ...(errors !== undefined && { errors }),
  }
  if (status === 503 || status === 429) reply.header('retry-after', '1')
  // No hook has run if the path could not be parsed.
  reply.header('x-request-id', reply.request.id)
  return reply.code(status).type('application/problem+json').send(JSON.stringify(problem))
}

const byFastifyCode: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  // No id is that long.
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
}

interface ValidationIssue {
  readonly instancePath?: string
  readonly message?: string
}

/** Answers bytes that are not HTTP. There is no request yet. */
const refuseConnection = (newId: () => string) => (_error: Error, socket: Socket) => {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const { status, title } = problems['malformed-request']
  const problem: Problem = { type: 'urn:souk:problem:malformed-request', code: 'malformed-request', title, status, requestId: newId() }
  const body = JSON.stringify(problem)
  const head = ['HTTP/1.1 400 Bad Request', 'Content-Type: application/problem+json', `Content-Length: ${body.length}`, 'Connection: close']
  socket.end([...head, '', body].join('\r\n'))
}

const handleError = (logger: Logger) => (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  if (error instanceof ProblemError) return sendProblem(reply, error.code, error.message, error.fields)
  if (error instanceof Unavailable) {
    logger.warn({ requestId: request.id, error: messageOf(error) }, 'a dependency is unavailable')
    return sendProblem(reply, 'unavailable')
  }
  if (error instanceof Error) {
    const { validation, validationContext, code, statusCode } = error as {
      validation?: ValidationIssue[]
      validationContext?: string
      code?: string
      statusCode?: number
    }
    if (validation !== undefined) {
      const errors = validation.map(({ instancePath, message }) => ({
        path: `${validationContext ?? 'request'}${instancePath ?? ''}`,
        message: message ?? 'is not valid',
      }))
      return sendProblem(reply, 'malformed-request', undefined, errors)
    }
    const known = code === undefined ? undefined : byFastifyCode[code]
    if (known !== undefined) return sendProblem(reply, known)
    if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return sendProblem(reply, 'malformed-request', error.message)
  }
  logger.error({ requestId: request.id, error: error instanceof Error ? error.stack : String(error) }, 'a request failed')
  return sendProblem(reply, 'internal-error')
}

/** Longest body that a service reads, in bytes. An order has about 100 for each line. */
export const BODY_LIMIT = 256 * 1024

/** How long a request may take to arrive. */
const REQUEST_TIMEOUT_MS = 30_000
/** How long a closing server waits for answers that are still to be sent. */
const CLOSING_GRACE_MS = 5_000

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const setBelow = (): never => {
  throw new Error('the schema compilers are not set')
}

export interface AppOptions {
  readonly logger: Logger
  readonly newId: () => string
  /** Gets the error of a failed request, and returns or throws the one to answer (default: the same). */
  readonly reviewed?: (error: unknown, request: FastifyRequest) => Promise<unknown>
}

/** An application without routes that answers every error in the format of the shop. */
export const createApp = ({ logger, newId, reviewed = async (error) => error }: AppOptions) => {
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    // The gateway passes on the id that it made. Anything else that is not an id is ignored.
    genReqId: ({ headers }) => {
      const given = headers['x-request-id']
      return typeof given === 'string' && UUID.test(given) ? given : newId()
    },
    routerOptions: { ignoreTrailingSlash: true },
    // A request on an open connection is answered as usual while the server closes. Then its connection ends.
    return503OnClosing: false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Node would refuse a request without Host, but not as problem+json: a hook below does.
    http: { requireHostHeader: false },
    // `__proto__` or `constructor` in a body is an attack.
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    exposeHeadRoutes: false,
    frameworkErrors: handleError(logger),
    clientErrorHandler: refuseConnection(newId),
    // Both compilers are set below. Without these Fastify would first load ajv and fast-json-stringify, a quarter of the time to start.
    schemaController: { compilersFactory: { buildValidator: setBelow, buildSerializer: setBelow } },
  }).withTypeProvider<ZodTypeProvider>()
  // Only JSON bodies are accepted.
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
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
  answerUnknownRoutes(app)
  endConnections(app)
  // A server may ignore an expectation other than 100-continue (RFC 9110). Node would refuse it, and not as problem+json.
  app.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => app.routing(request, response))
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (request.raw.httpVersion === '1.1' && request.raw.headers.host === undefined)
      throw new ProblemError('malformed-request', 'the request has no Host')
  })
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

/** Answers 405 with the allowed methods where the path exists, and 404 where it does not. */
const answerUnknownRoutes = (app: FastifyInstance): void => {
  const routes: { method: string; pattern: RegExp }[] = []
  app.addHook('onRoute', ({ method, url }) => {
    const pattern = new RegExp(`^${url.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/:[A-Za-z]+/g, '[^/]+')}/?$`)
    for (const one of [method].flat()) routes.push({ method: one, pattern })
  })
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?', 1)
    const allowed = routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
    if (allowed.length === 0) return sendProblem(reply, 'not-found')
    return sendProblem(reply.header('allow', [...new Set(allowed)].join(', ')), 'method-not-allowed')
  })
}
