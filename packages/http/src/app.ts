import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { problems, type Problem, type ProblemCode } from '@souk/contracts'
import { Unavailable, messageOf } from '@souk/log-protocol'
import type { Logger } from './logger.ts'

/** A Fastify application whose routes take their types from the zod schemas given to them. */
export type App = ReturnType<typeof createApp>

/** An error on its way to the edge, where it becomes problem+json. */
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

/** Answers a problem as RFC 9457 problem+json, with nothing in it but what the code, the detail and the fields say. */
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
  // Also where no hook has run, for the path was none.
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

/** Answers what is not HTTP, before there is a request. */
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
    logger.warn({ requestId: request.id, error: messageOf(error) }, 'a part that is needed is away')
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

/** Longest body that a service reads, in bytes: an order of 100 lines has about 10,000. */
export const BODY_LIMIT = 256 * 1024

/** How long a request may take to arrive. */
const REQUEST_TIMEOUT_MS = 30_000
/** How long a closing server waits for answers that are still to be sent. */
const CLOSING_GRACE_MS = 5_000

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const setBelow = (): never => {
  throw new Error('the compilers of schemas were not set')
}

export interface AppOptions {
  readonly logger: Logger
  readonly newId: () => string
  /** Looks at what a request failed with before it is answered (default: that is it). May throw another error. */
  readonly reviewed?: (error: unknown, request: FastifyRequest) => Promise<unknown>
}

/** An application with the error format of the shop and nothing on it yet. */
export const createApp = ({ logger, newId, reviewed = async (error) => error }: AppOptions) => {
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    // The gateway has made one and passes it on; from anywhere else it is taken only if it is an id.
    genReqId: ({ headers }) => {
      const given = headers['x-request-id']
      return typeof given === 'string' && UUID.test(given) ? given : newId()
    },
    routerOptions: { ignoreTrailingSlash: true },
    // What comes on an open connection while the server closes is answered as ever, and the connection ended.
    return503OnClosing: false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Node's own refusal would be no problem+json: see below.
    http: { requireHostHeader: false },
    // A prototype in a body is no mistake.
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    exposeHeadRoutes: false,
    frameworkErrors: handleError(logger),
    clientErrorHandler: refuseConnection(newId),
    // Both are set below. Else Fastify loads its own before that, ajv and fast-json-stringify: a quarter of the time that it takes to start.
    schemaController: { compilersFactory: { buildValidator: setBelow, buildSerializer: setBelow } },
  }).withTypeProvider<ZodTypeProvider>()
  // Only JSON is understood.
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  // TypeScript has checked the answers; to check them again at run time would cost more than to write them.
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
  // What else a client expects than to be told to continue, nobody has to meet (RFC 9110); Node would answer without a problem.
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

/** 405 with what is allowed where the path exists, else 404. */
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
