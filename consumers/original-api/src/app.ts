import type { FastifyRequest } from 'fastify'
import { claimsOf, createClient, readingOwnWrites, RequestRefused, ShopUnreachable, type Access, type Fetch } from '@souk/client'
import { problems, type ProblemCode } from '@souk/contracts'
import { createApp, ProblemError, type App, type Logger } from '@souk/http'
import { catalogueOperations } from './catalogue.ts'
import { moneyOf } from './fields.ts'
import type { Context, Operation } from './operation.ts'
import { orderOperations } from './orders.ts'
import { apiPasswords, createOpenPasswords } from './passwords.ts'
import { revenueOperations } from './revenue.ts'
import { userOperations } from './users.ts'

/** Every operation, under the prefix of its service. */
export const originalOperations: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  customer: userOperations,
  product: catalogueOperations,
  order: orderOperations,
  accounting: revenueOperations,
}

/** The services of the original that list their operations. */
const listed: readonly string[] = ['customer', 'product']

export interface OriginalApiParts {
  readonly logger: Logger
  readonly newId: () => string
  readonly now: () => number
  /** ISO 4217. */
  readonly currency: string
  /** URL of the gateway. */
  readonly baseUrl: string
  /** Sends requests to the gateway. Default: the global `fetch`. */
  readonly fetch?: Fetch
  /** Whose requests they are, whoever sends them: everything is open. Undefined: each request has the token of its caller. */
  readonly manager?: Access | undefined
}

const headerOf = ({ headers }: FastifyRequest, name: string): string | undefined => {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}

const tokenOf = (request: FastifyRequest): string | undefined => /^Bearer (\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1]

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whom a token names. It is not verified here: the API does that. */
const subjectOf = (token: string): string | undefined => {
  const claims = claimsOf(token)
  return isObject(claims) && typeof claims['sub'] === 'string' ? claims['sub'] : undefined
}

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code)

/** What the original has no word for is answered as the API has answered it. */
const asProblem = (error: unknown): unknown => {
  if (error instanceof ShopUnreachable) return new ProblemError('bad-gateway', 'the gateway gave no valid answer')
  if (!(error instanceof RequestRefused)) return error
  const { code, title, detail = title, errors } = error.problem
  return new ProblemError(isProblemCode(code) ? code : 'bad-gateway', detail, errors)
}

/** The application with the operations of the original, under its paths. It calls the API and nothing else. */
export const buildOriginalApi = ({ logger, newId, now, currency, baseUrl, fetch = globalThis.fetch, manager }: OriginalApiParts): App => {
  const app = createApp({ logger, newId, reviewed: async (error) => asProblem(error) })
  // The original reads any body as JSON, also that of GET. What is no JSON has none of the fields.
  app.removeAllContentTypeParsers()
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true })
  app.addContentTypeParser<string>('*', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, JSON.parse(body))
    } catch {
      done(null, undefined)
    }
  })

  const money = moneyOf(currency)
  const passwords = manager === undefined ? apiPasswords : createOpenPasswords()

  const contextOf = (request: FastifyRequest): Context => {
    const address = headerOf(request, 'x-forwarded-for') ?? request.ip
    const send = readingOwnWrites(fetch)
    const asWhom = (token?: string | Access) =>
      createClient({
        baseUrl,
        fetch: send,
        headers: { 'x-forwarded-for': address, 'x-request-id': request.id },
        ...(token !== undefined && { token }),
      })
    const token = tokenOf(request)
    const keyed = headerOf(request, 'idempotency-key')
    return {
      shop: asWhom(manager ?? token),
      guest: asWhom(),
      as: asWhom,
      callerId: token === undefined ? undefined : subjectOf(token),
      isOpen: manager !== undefined,
      passwords,
      money,
      now,
      newKey: () => keyed ?? newId(),
    }
  }

  for (const [service, operations] of Object.entries(originalOperations)) {
    for (const [name, { method, inPath, run }] of Object.entries(operations)) {
      app.route({
        method,
        url: `/${service}/${name}${inPath === undefined ? '' : `/:${inPath}`}`,
        handler: async (request) => {
          const [query, params, body] = [request.query, request.params, request.body].map((part) => (isObject(part) ? part : {}))
          return run(contextOf(request), { ...query, ...body, ...params })
        },
      })
    }
    if (listed.includes(service)) {
      const fields = Object.fromEntries(Object.entries(operations).map(([name, operation]) => [name, operation.fields]))
      app.get(`/${service}`, async () => ({ services: fields }))
    }
  }
  return app
}
