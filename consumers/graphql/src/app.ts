import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { getOperationAST } from 'graphql'
import { createHandler, type RequestParams } from 'graphql-http'
import { claimsOf, createClient, type Fetch } from '@souk/client'
import { createApp, preferredType, ProblemError, varyBy, type App, type Logger } from '@souk/http'
import type { Context } from './builder.ts'
import { whyTooMuch } from './costs.ts'
import { createDocuments } from './documents.ts'
import { errorFormat, malformed } from './errors.ts'
import { readGraphiql } from './graphiql.ts'
import { createReads } from './reads.ts'
import { schema } from './schema.ts'

/** How long a query may take. What has not come by then is missing, and the rest is answered. */
export const TIME_LIMIT_MS = 10_000
/** Most requests that a query makes to the API. */
export const MAX_REQUESTS = 100
/** Most items that all lists of an answer have together. */
export const MAX_ITEMS = 5_000

export interface GraphqlParts {
  readonly logger: Logger
  readonly newId: () => string
  /** URL of the gateway. */
  readonly baseUrl: string
  /** Sends requests to the gateway. Default: the global `fetch`. */
  readonly fetch?: Fetch
  /** Whether queries may ask for the schema, and browsers get GraphiQL. */
  readonly introspection: boolean
  /** Milliseconds that a query may take (default: 10,000). */
  readonly timeLimitMs?: number
}

const headerOf = ({ headers }: FastifyRequest, name: string): string | undefined => {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Sends requests until a signal ends them, also to an application of the same process, which does not listen to signals. */
const sendingUntil = (send: Fetch, until: AbortSignal): Fetch => {
  const ended = new Promise<never>((_resolve, reject) => until.addEventListener('abort', () => reject(until.reason)))
  // Nobody may wait for it.
  ended.catch(() => undefined)
  let sent = 0
  return async (request) => {
    until.throwIfAborted()
    sent += 1
    if (sent > MAX_REQUESTS) throw malformed(`a query may ask the API ${MAX_REQUESTS} times: ask for shorter pages`)
    return Promise.race([send(new Request(request, { signal: until })), ended])
  }
}

const itemCounter = (): Context['count'] => {
  let counted = 0
  return (items) => {
    counted += items
    if (counted > MAX_ITEMS) throw malformed(`the lists of an answer have at most ${MAX_ITEMS} items together: ask for shorter pages`)
  }
}

/** The body of a POST, as graphql-http reads it. A query that is named by its hash has no text. @throws ProblemError if it is none */
const bodyOf = (body: unknown): Record<string, unknown> | null => {
  if (body === undefined) return null
  if (!isObject(body)) throw new ProblemError('malformed-request', 'the body must be one request; several at once are not answered')
  return body['query'] === undefined && body['extensions'] !== undefined ? { ...body, query: '' } : body
}

/** The same for a GET. */
const urlOf = (url: string): string => {
  const query = new URLSearchParams(url.split('?')[1])
  return query.has('query') || !query.has('extensions') ? url : `${url}&query=`
}

/** Whether it is a browser that opens the address, without a query. */
const isForPage = (request: FastifyRequest): boolean => {
  const query = new URLSearchParams(request.url.split('?')[1])
  const types = ['application/json', 'application/graphql-response+json', 'text/html'] as const
  return !query.has('query') && !query.has('extensions') && preferredType(request, types) === 'text/html'
}

/** The application with the graph. It calls the API and nothing else. */
export const buildGraphqlApp = (parts: GraphqlParts): App => {
  const { logger, newId, baseUrl, fetch = globalThis.fetch, introspection, timeLimitMs = TIME_LIMIT_MS } = parts
  const app = createApp({ logger, newId })
  const documentOf = createDocuments(schema, introspection)

  const contextOf = (request: FastifyRequest, until: AbortSignal): Context => {
    const token = /^Bearer (\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1]
    const position = headerOf(request, 'souk-position')
    const transport = {
      baseUrl,
      fetch: sendingUntil(fetch, until),
      headers: {
        'x-forwarded-for': headerOf(request, 'x-forwarded-for') ?? request.ip,
        'x-request-id': request.id,
        ...(position !== undefined && { 'souk-position': position }),
      },
    }
    const guest = createClient(transport)
    const caller = token === undefined ? guest : createClient({ ...transport, token })
    const claims = token === undefined ? undefined : claimsOf(token)
    const subject = isObject(claims) && typeof claims['sub'] === 'string' ? claims['sub'] : undefined
    return { reads: createReads(guest, caller), caller: token === undefined ? undefined : { id: subject }, count: itemCounter() }
  }

  /** What is to be executed, or why it is not. */
  const prepare = (context: () => Context, { query, operationName, variables, extensions }: RequestParams) => {
    const document = documentOf(query, extensions)
    if (!('kind' in document)) return document
    const operation = getOperationAST(document, operationName)
    if (!operation) return [malformed('operationName must name one of the operations')]
    const tooMuch = whyTooMuch(schema, document, operation, variables ?? {})
    if (tooMuch !== undefined) return [tooMuch]
    return { schema, document, operationName, variableValues: variables, contextValue: context(), hideSuggestions: !introspection }
  }

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const isGet = request.method !== 'POST'
    const sent = {
      method: isGet ? 'GET' : 'POST',
      url: urlOf(request.url),
      headers: request.headers,
      body: isGet ? null : bodyOf(request.body),
      raw: request,
      context: undefined,
    }
    const limit = new AbortController()
    // It is cleared at the end: until then the timer keeps all that the query has read.
    const timer = setTimeout(() => limit.abort(new DOMException('the query takes too long', 'TimeoutError')), timeLimitMs)
    let isWhole = false
    const handle = createHandler<FastifyRequest, undefined, Context>({
      onSubscribe: (_request, params) => prepare(() => contextOf(request, limit.signal), params),
      onOperation: (_request, _args, { errors }) => {
        isWhole = errors === undefined
      },
      formatError: errorFormat(request.id, logger),
    })
    const [body, { status, headers = {} }] = await handle(sent).finally(() => clearTimeout(timer))
    varyBy(reply, 'accept, authorization')
    // Whoever kept it asks whether it is still the same: the stock changes with every order.
    if (isGet && isWhole && body !== null && request.headers.authorization === undefined)
      reply.headers({ 'cache-control': 'public, no-cache', etag: `"${hash('sha256', `${headers['content-type']}${body}`, 'base64url')}"` })
    return reply.code(status).headers(headers).send(body)
  }

  app.get('/graphql', {}, async (request, reply) => {
    if (!introspection || !isForPage(request)) return answer(request, reply)
    const { page, headers } = await readGraphiql()
    varyBy(reply, 'accept')
    return reply.headers(headers).send(page)
  })
  app.post('/graphql', {}, answer)
  return app
}
