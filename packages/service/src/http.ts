import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import {
  clientRequestId,
  page as pageOf,
  ParkedEvent,
  problems,
  text,
  uuid,
  type Actor,
  type Problem,
  type ProblemCode,
  type SoukEvent,
} from '@souk/contracts'
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Command } from './command-handler.ts'
import { isTransient, messageOf, type ParkingOutcome } from './parking.ts'
import type { Logger, Service } from './service.ts'

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
  if (isTransient(error)) {
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
/** How long a server that closes waits for the requests on its connections. */
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

/** A connection that is kept alive would keep a closing server for a minute, one on which a request never ends for ever. */
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

/** Who gives a command, until the identity of requests is known: whoever reaches the gateway on this machine. */
export const manager: Actor = { kind: 'manager', id: 'local' }
export const customerActor = (customerId: string): Actor => ({ kind: 'customer', id: customerId })
export const anonymous: Actor = { kind: 'anonymous', id: 'anonymous' }

export interface WriteOptions<Body> {
  readonly actor: Actor
  readonly command: Command
  /** Status of the answer (default 200, without a body 204). */
  readonly status?: number
  /** The answer, from the events alone: so that a retry gets the same one. None: 204. */
  readonly body?: (events: readonly SoukEvent[], at: string) => Body
  /** For a command with personal data. */
  readonly fingerprintKey?: string
}

/** Options that are made of what is read here must be a function: when the log turns out to be another one, they are made again. */
export type Write = <Body>(
  request: FastifyRequest,
  reply: FastifyReply,
  options: WriteOptions<Body> | (() => Promise<WriteOptions<Body>>),
) => Promise<Body | undefined>

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/
const VIEW_TIMEOUT_MS = 2_000
/** In how many eras a write is attempted. */
const MAX_ERAS = 3

/** An application for a service: refuses while the service catches up, and shows at least what `Souk-Position` asks for. */
export const createServiceApp = (service: Service, { logger, newId }: { logger: Logger; newId: () => string }) => {
  const { follower } = service.projection
  /** Of the follower, when the request came. */
  const setbacks = new WeakMap<object, number>()
  const app = createApp({
    logger,
    newId,
    // A database that was emptied, and whose service has not noticed it yet, must not tell that something does not exist.
    reviewed: async (error, request) => {
      const saysWhatThereIs = error instanceof ProblemError && [404, 422].includes(problems[error.code].status)
      if (!saysWhatThereIs || (await service.projection.isWhole(setbacks.get(request) ?? follower.setbacks))) return error
      return new ProblemError('catching-up', 'the view is gone, and is built again')
    },
  })

  const mustBeReady = (): void => {
    if (!follower.ready) throw new ProblemError('catching-up', `the view is at position ${follower.checkpoint.position} of the log`)
  }

  app.addHook('onRequest', async (request) => {
    // Managers want to see just then how it stands.
    if (request.routeOptions.url?.startsWith('/admin/') !== true) mustBeReady()
    setbacks.set(request, follower.setbacks)
    const asked = request.headers['souk-position']
    if (asked === undefined) return
    if (typeof asked !== 'string' || !/^\d{1,15}$/.test(asked)) {
      throw new ProblemError('malformed-request', 'Souk-Position must be a position of the log', [
        { path: 'headers/souk-position', message: 'must be a whole number' },
      ])
    }
    await follower.reached(Number(asked), VIEW_TIMEOUT_MS)
  })

  const write: Write = async (request, reply, options) => {
    const key = request.headers['idempotency-key']
    if (key !== undefined && (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key))) {
      throw new ProblemError('malformed-request', 'Idempotency-Key must be 1 to 200 visible ASCII characters', [
        { path: 'headers/idempotency-key', message: 'must be 1 to 200 visible ASCII characters' },
      ])
    }
    const route = `${service.name} ${request.method} ${request.routeOptions.url ?? ''}`
    const newRequestId = newId()
    const attempt = async (isRetry: boolean) => {
      const era = await service.era()
      if (era === undefined) throw new ProblemError('catching-up', 'the service finds out where it stands in the log')
      // What it is made of is read in that era, from a view that may be built again in it.
      mustBeReady()
      const given = typeof options === 'function' ? await options() : options
      const { actor, command, fingerprintKey } = given
      const result = await service.commands.execute(command, {
        actor,
        requestId: key === undefined ? newRequestId : clientRequestId(actor, route, key),
        correlationId: request.id,
        causationId: request.id,
        retriable: key !== undefined || isRetry,
        era,
        ...(fingerprintKey !== undefined && { fingerprintKey }),
      })
      return { ...given, outcome: result }
    }
    let attempted = await attempt(false)
    let inDoubt = false
    for (let eras = 1; attempted.outcome.kind === 'failed' && attempted.outcome.isOver === true && eras < MAX_ERAS; eras += 1) {
      inDoubt ||= attempted.outcome.code === 'outcome-unknown'
      try {
        attempted = await attempt(true)
      } catch (error) {
        const mayPass = isTransient(error) || (error instanceof ProblemError && error.code === 'catching-up')
        if (inDoubt && mayPass) throw new ProblemError('outcome-unknown', messageOf(error))
        throw error
      }
    }
    const { outcome, status, body } = attempted
    switch (outcome.kind) {
      case 'rejected':
        throw new ProblemError(outcome.rejection.code, outcome.rejection.detail)
      case 'failed':
        // That it was not written this time says nothing of the time before.
        throw new ProblemError(inDoubt && outcome.code !== 'idempotency-key-reused' ? 'outcome-unknown' : outcome.code, outcome.detail)
      case 'unchanged':
        reply.code(status ?? (body ? 200 : 204))
        return body?.([], '')
      case 'committed':
        reply.header('souk-position', String(outcome.position))
        if (outcome.replayed) reply.header('idempotent-replayed', 'true')
        // You read what you wrote; if the view does not get there in time, it is written all the same.
        await follower.reached(outcome.position, VIEW_TIMEOUT_MS)
        reply.code(status ?? (body ? 200 : 204))
        return body?.(outcome.events, outcome.at)
      default: {
        const never: never = outcome
        return never
      }
    }
  }

  addManagersRoutes(app, service)
  return { app, write }
}

/** The ETag of what has been edited so often. */
export const etagOf = (revision: number): string => `"${revision}"`

/** The revision that `If-Match` asks for; undefined: any. A tag that is none of ours matches nothing: there is no revision 0. */
export const revisionAsked = (ifMatch: string | undefined): number | undefined => {
  if (ifMatch === undefined || ifMatch === '*') return undefined
  return Number(/^"([1-9]\d{0,14})"$/.exec(ifMatch)?.[1] ?? 0)
}

/** Makes a cursor of a list: opaque to clients, checked when it comes back. */
export const encodeCursor = (parts: readonly (string | number)[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

/** @throws ProblemError malformed-request */
export const decodeCursor = <Shape extends z.ZodType>(cursor: string | undefined, shape: Shape): z.output<Shape> | undefined => {
  if (cursor === undefined) return undefined
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new ProblemError('malformed-request', 'the cursor is not one of this list', [
      { path: 'querystring/cursor', message: 'is not a cursor of this list' },
    ])
  }
}

const checkpointShape = z.object({
  position: z.int().describe('Position in the log.'),
  hash: z.string().describe('Hash of the commit there.'),
})
const ViewPageShape = z.object({
  checkpoint: checkpointShape.describe('Where the view stood when the page was read.'),
  rows: z
    .array(z.object({ id: z.string(), row: z.record(z.string(), z.unknown()) }))
    .describe('Rows in the order of their ids; personal data left out.'),
})

/** What managers need of every service: its state, what is parked, its view row by row, and to have it built again. */
const addManagersRoutes = (app: App, { projection, reactions, store, health }: Service): void => {
  const eventParams = z.strictObject({ eventId: uuid })
  const lots = [projection.parking, reactions.parking]

  app.get('/admin/status', {}, async () => health())

  app.get('/admin/parked', { schema: { response: { 200: pageOf(ParkedEvent) } } }, async () => ({
    items: (await Promise.all(lots.map((parking) => parking.list()))).flat(),
    nextCursor: null,
  }))

  /** An event that is applied late may come after what follows it in other streams: so the whole view is built again, and the list tells what came of it. */
  const retryInView = async (eventId: string): Promise<ParkingOutcome> => {
    const { parking, follower } = projection
    const find = async (): Promise<ParkedEvent | undefined> => (await parking.list()).find((event) => event.eventId === eventId)
    if ((await find()) === undefined) return { kind: 'not-parked' }
    const { position } = follower.checkpoint
    await projection.rebuild()
    await follower.reached(position, VIEW_TIMEOUT_MS)
    const still = await find()
    return still !== undefined && parking.has(still) ? { kind: 'still-failing', error: still.error } : { kind: 'done' }
  }

  const settle = async (eventId: string, how: 'retry' | 'discard', reply: FastifyReply): Promise<void> => {
    for (const parking of lots) {
      const outcome = how === 'retry' && parking === projection.parking ? await retryInView(eventId) : await parking[how](eventId)
      if (outcome.kind === 'not-parked') continue
      if (outcome.kind === 'still-failing') throw new ProblemError('conflict', `the event still cannot be handled: ${outcome.error}`)
      reply.code(204)
      return
    }
    throw new ProblemError('not-found', 'no such event is parked')
  }
  app.post('/admin/parked/:eventId/retry', { schema: { params: eventParams } }, async ({ params }, reply) =>
    settle(params.eventId, 'retry', reply),
  )
  app.delete('/admin/parked/:eventId', { schema: { params: eventParams } }, async ({ params }, reply) =>
    settle(params.eventId, 'discard', reply),
  )

  app.post('/admin/rebuild', {}, async (_request, reply) => {
    await projection.rebuild()
    reply.code(202)
    return { status: 'rebuilding' }
  })

  app.get(
    '/admin/view/:collection',
    {
      schema: {
        params: z.strictObject({ collection: z.string().regex(/^[a-z][a-z0-9_]{0,50}$/) }),
        querystring: z.strictObject({
          after: text(200).default('').describe('Id of the last row of the page before.'),
          limit: z.coerce.number().int().min(1).max(1_000).default(500).describe('Rows on a page.'),
        }),
        response: { 200: ViewPageShape },
      },
    },
    async ({ params, query }) => {
      if (!store.collections.includes(params.collection))
        throw new ProblemError('not-found', `the view has ${store.collections.join(', ')}`)
      const { checkpoint, rows } = await store.page(params.collection, query.after, query.limit)
      return {
        checkpoint,
        rows: rows.map(({ id, row }) => {
          const { personal: _personal, ...rest } = row as { personal?: unknown }
          return { id, row: rest }
        }),
      }
    },
  )
}
