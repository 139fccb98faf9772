import type { FastifyInstance, RouteOptions } from 'fastify'
import type { z } from 'zod'
import type { ProblemCode } from '@souk/contracts'

/** What the documents say of a route, besides its schemas. */
export interface Operation {
  /** What it does, in a few words: `Place an order`. */
  readonly summary: string
  /** What whoever calls it needs to know. Markdown. */
  readonly description: string
  /** The problems that are its own. Those that every such route may answer go without saying. */
  readonly problems?: readonly ProblemCode[]
  /** Headers of requests that are its own: what each of them means. */
  readonly requestHeaders?: Readonly<Record<string, string>>
  /** Headers of its answer to a request that succeeds. With `etag`, GET knows `If-None-Match` and 304. */
  readonly answerHeaders?: readonly AnswerHeader[]
  /** When it redirects with 302, and where to. */
  readonly redirects?: string
  /** Media types of a body that is a file, not JSON. The route checks it itself. */
  readonly takes?: readonly string[]
  /** Media types of an answer that is a file, not JSON. */
  readonly answerTypes?: readonly string[]
}

export type AnswerHeader = 'etag' | 'idempotent-replayed' | 'location' | 'souk-as-of'

declare module 'fastify' {
  interface FastifySchema {
    operationId?: string
    summary?: string
    description?: string
    problems?: readonly ProblemCode[]
    requestHeaders?: Readonly<Record<string, string>>
    answerHeaders?: readonly AnswerHeader[]
    /** The data of the messages, if the answer is a stream of events. */
    events?: z.ZodType
    redirects?: string
    takes?: readonly string[]
    answerTypes?: readonly string[]
    /** The parameters of a body that is a form, not JSON. The route checks them itself. */
    form?: z.ZodType
    /** A body that is neither JSON nor a form; its metadata has the `contentType`. The route checks it itself. */
    file?: z.ZodType
  }
}

/**
 * Names operations by their keys. A route has one among its schemas:
 * `app.get('/orders', { ...forCustomers, schema: { ...operations.listOrders, querystring, response } }, …)`.
 */
export const defineOperations = <Name extends string>(
  operations: Readonly<Record<Name, Operation>>,
): { readonly [Key in Name]: Operation & { readonly operationId: Key } } =>
  Object.fromEntries(
    Object.entries<Operation>(operations).map(([operationId, operation]) => [operationId, { operationId, ...operation }]),
  ) as {
    readonly [Key in Name]: Operation & { readonly operationId: Key }
  }

// What all operations have in common whose answer is a stream of events.

export const lastEventId = {
  'last-event-id': 'The `id` of the last event that the sender got: the stream goes on after it. Browsers send it by themselves.',
} as const

const ended = '`end`: the stream ends because of its `reason`, such as `token-expired`; connect again with a token that counts.'

/** What clients need to know of streams. Markdown. */
export const followed = `It begins after \`Last-Event-ID\`, else after the position \`after\`, else now; \`Souk-Position\` says where. The \`id\` of an event, or of an empty one that only keeps the connection open, is where to go on. \`reload\`: the sender is too far behind to be told everything, so it must load anew what it shows. ${ended}`

/** What clients need to know of streams of a state that is not in the log. Markdown. */
export const stateFollowed = `The first event is the whole state at once. When it changes, the whole state follows again, at most once a second. Its events have no \`id\`: whoever connects again gets the whole state anew. ${ended}`

/** A route of an application. HEAD goes without saying: it is answered wherever GET is. */
export type RouteDefinition = Pick<RouteOptions, 'method' | 'url' | 'schema' | 'config'>

const ROUTES = 'routeDefinitions'

/** Notes the routes that are added from now on. */
export const noteRoutes = (app: FastifyInstance): void => {
  const routes: RouteDefinition[] = []
  app.decorate(ROUTES, routes)
  app.addHook('onRoute', ({ method, url, schema, config }) => {
    if (method !== 'HEAD') routes.push({ method, url, ...(schema && { schema }), ...(config && { config }) })
  })
}

/** The routes of an application, in the order in which they were added. */
export const routesOf = (app: Pick<FastifyInstance, 'getDecorator'>): readonly RouteDefinition[] =>
  app.getDecorator<readonly RouteDefinition[]>(ROUTES)
