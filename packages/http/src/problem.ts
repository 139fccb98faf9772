import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { pictureTypes, problems, type Problem, type ProblemCode } from '@souk/contracts'
import { messageOf, Unavailable, type FieldFault } from '@souk/log-protocol'
import type { Logger } from './logger.ts'
import { securityHeaders } from './security-headers.ts'

/** A resource as GET shows it, with its ETag. */
export interface Representation<Body extends object = object> {
  readonly body: Body
  readonly etag: string
  /** Who has made the newest change of it, and when, if that is to be told. */
  readonly changed?: Required<Pick<Problem, 'changedBy' | 'changedAt'>>
}

/** An error that the client is told: it is answered as problem+json. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: ProblemCode
  readonly fields: Problem['errors']
  readonly current: Representation | undefined

  /** @param current  the resource that the client wanted to change, if it may see it */
  constructor(code: ProblemCode, detail?: string, fields?: Problem['errors'], current?: Representation) {
    super(detail)
    this.code = code
    this.fields = fields
    this.current = current
  }
}

/** The problem of a request whose fields are wrong. */
export const malformed = (...faults: FieldFault[]): ProblemError =>
  new ProblemError('malformed-request', faults.map(({ message }) => message).join('; '), faults)

/** What a client is told of an error. */
type Disclosed = Pick<ProblemError, 'code'> & { readonly [Part in 'message' | 'fields' | 'current']?: ProblemError[Part] | undefined }

/** An error as RFC 9457 writes it. It says nothing but what it is given here. */
export const problemOf = ({ code, message, fields, current }: Disclosed, requestId: string): Problem => ({
  type: `urn:souk:problem:${code}`,
  code,
  title: problems[code].title,
  status: problems[code].status,
  ...(message !== undefined && message !== '' && { detail: message }),
  requestId,
  ...(fields !== undefined && { errors: fields }),
  ...(current !== undefined && { current: { ...current.body }, ...current.changed }),
})

/** The content type that the route of a request takes. */
const bodyTypeOf = ({ routeOptions: { schema } }: FastifyRequest): string =>
  String((schema?.file && z.globalRegistry.get(schema.file)?.['contentType']) ?? 'application/json')

/** Answers RFC 9457 problem+json. */
export const sendProblem = (
  reply: FastifyReply,
  code: ProblemCode,
  detail?: string,
  errors?: Problem['errors'],
  current?: Representation,
): FastifyReply => {
  const { status } = problems[code]
  const problem = problemOf({ code, message: detail, fields: errors, current }, reply.request.id)
  if (current !== undefined) reply.header('etag', current.etag)
  // RFC 9110 asks for a challenge. Whoever knows more about the token has set it.
  if (status === 401 && !reply.hasHeader('www-authenticate')) reply.header('www-authenticate', 'Bearer')
  if ((status === 503 || status === 429) && !reply.hasHeader('retry-after')) reply.header('retry-after', '1')
  if (status === 415)
    reply.headers({
      accept: code === 'unsupported-picture' ? pictureTypes.join(', ') : bodyTypeOf(reply.request),
      'accept-encoding': 'identity',
    })
  // No hook has run if the path could not be parsed.
  reply.headers({ ...securityHeaders, 'x-request-id': reply.request.id, 'cache-control': 'no-store' })
  return reply.code(status).type('application/problem+json').send(JSON.stringify(problem))
}

const byFastifyCode: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  // No id is that long.
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
}

/** What the client is told of any error. Unforeseen ones are logged, and the client does not learn what they are. */
export const disclosed = (error: unknown, requestId: string, logger: Logger): Disclosed => {
  if (error instanceof ProblemError) return error
  if (error instanceof Unavailable) {
    logger.warn({ requestId, error: messageOf(error) }, 'a dependency is unavailable')
    return { code: 'unavailable' }
  }
  if (error instanceof Error) {
    const { code, statusCode } = error as { code?: string; statusCode?: number }
    const known = code === undefined ? undefined : byFastifyCode[code]
    if (known !== undefined) return { code: known }
    if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return { code: 'malformed-request', message: error.message }
  }
  logger.error({ requestId, error: error instanceof Error ? error.stack : String(error) }, 'a request failed')
  return { code: 'internal-error' }
}

/** Answers any error that a route or a hook throws. */
export const handleError = (logger: Logger) => (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  const { code, message, fields, current } = disclosed(error, request.id, logger)
  return sendProblem(reply, code, message, fields, current)
}

const byNodeCode: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
  HPE_HEADER_OVERFLOW: 'head-too-large',
}

/** Answers bytes that are not HTTP, or a request that takes too long to arrive, and ends the connection. There may be no request yet. */
export const refuseConnection = (newId: () => string) => (error: Error & { readonly code?: string }, socket: Socket) => {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const code = byNodeCode[error.code ?? ''] ?? 'malformed-request'
  const { status, title } = problems[code]
  const problem: Problem = { type: `urn:souk:problem:${code}`, code, title, status, requestId: newId() }
  const body = JSON.stringify(problem)
  const headers = {
    'content-type': 'application/problem+json',
    'content-length': body.length,
    connection: 'close',
    'x-request-id': problem.requestId,
    'cache-control': 'no-store',
    ...securityHeaders,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.write([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'))
  // A client that still sends must not keep the connection.
  socket.destroySoon()
}
