import type { FastifyReply, FastifyRequest } from 'fastify'
import { mediaTypeOf, textTag, type App } from '@souk/http'
import { createCache, type Clock } from '@souk/process'
import { knownCaller } from '../access/guard.ts'
import type { ShownRows, ViewStamps } from '../view/stamps.ts'
import { asksForPast } from './as-of.ts'
import type { RepeatedRequests } from './repeated-requests.ts'
import { noSurrogateCache, type SurrogateCache } from './surrogate-cache.ts'

/** Most bytes that a service keeps. */
const CAPACITY = 8_000_000
/** What an entry takes besides its body and its key, in bytes. */
const ENTRY = 500

/** The headers of an answer that follow from what it shows. */
const keptHeaders = ['content-type', 'cache-control', 'etag', 'surrogate-key'] as const

/** Collection → the parameter of the path with the id of its row; null: rows of all of it. */
type Shown = Readonly<Record<string, string | null>>

/**
 * Says which rows of the view the answers of a route show. They must follow from these rows, the URL, the media type and the caller's rights alone.
 * Then the service keeps them as bytes until one of the rows changes: `app.get('/orders/:orderId', { ...showing(forCustomers, { orders: 'orderId' }), schema }, …)`.
 */
export const showing = (access: { readonly config: object }, rows: Shown): { readonly config: object } => ({
  config: { ...access.config, rows },
})

/**
 * As {@link showing}, if only the answer itself tells which rows it shows: the route names them with {@link shows}.
 * Such an answer may also depend on the time, because it is kept for a minute at most.
 */
export const showingWhatItNames = (access: { readonly config: object }): { readonly config: object } => ({
  config: { ...access.config, rows: 'named' },
})

const LONGEST_MS = 60_000

const named = new WeakMap<FastifyRequest, readonly ShownRows[]>()

/** Names the rows that the answer to a request shows, all of them. A change of any other row must not change the answer. */
export const shows = (request: FastifyRequest, rows: readonly ShownRows[]): void => void named.set(request, rows)

const timed = new WeakSet<FastifyRequest>()

/** Says that the answer to a request changes with time, although no row does: it is not kept. */
export const changesWithTime = (request: FastifyRequest): void => void timed.add(request)

interface KeptAnswer {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly shown: readonly ShownRows[]
  /** The stamp of the rows that it shows. */
  readonly stamp: number
  /** When it ends at the latest. */
  readonly until: number
}

const rowsIn = (config: object | undefined): Shown | 'named' | undefined =>
  config !== undefined && 'rows' in config ? (config.rows as Shown | 'named') : undefined

/** Whose answer it is. Managers and clients see the same. */
const audienceOf = (request: FastifyRequest): string => {
  const caller = knownCaller(request)
  if (caller === undefined) return 'anybody'
  return caller.role === 'customer' ? caller.customerId : 'managers'
}

interface KeepOptions {
  readonly stamps: ViewStamps
  readonly repeated: RepeatedRequests
  readonly clock: Pick<Clock, 'now'>
  /** What else may keep answers to anybody. Default: nothing. */
  readonly cache?: SurrogateCache
  /** Where the view stands. */
  readonly position?: () => number
}

/** Lets every route that is added from now on keep its answers if it says which rows they show, and gives them an `ETag` if they have none. */
export const keepAnswers = (app: App, { stamps, repeated, clock, cache = noSurrogateCache, position = () => 0 }: KeepOptions): void => {
  const kept = createCache<KeptAnswer>({ capacity: CAPACITY, weigh: ({ body }, key) => 2 * (body.length + key.length) + ENTRY })
  stamps.onErased(() => {
    kept.clear()
    repeated.clear()
  })
  const isTrue = ({ shown, stamp, until }: KeptAnswer): boolean => stamps.of(shown) === stamp && clock.now() < until
  /** By request: what its answer will be kept as, if no row of it changes meanwhile. */
  const pending = new WeakMap<FastifyRequest, { readonly key: string; readonly isFresh: () => boolean; readonly position: number }>()

  app.addHook('onRoute', (route) => {
    const rows = rowsIn(route.config)
    if (rows === undefined) return
    const isNamed = rows === 'named'
    const collections = isNamed ? [] : Object.entries(rows)
    /** The rows that an answer shows. Undefined: it has not named them. */
    const shownBy = (request: FastifyRequest): readonly ShownRows[] | undefined => {
      if (isNamed) return named.get(request)
      const parameters = request.params as Readonly<Record<string, unknown>>
      return collections.map(([collection, parameter]) =>
        parameter === null ? { collection } : { collection, id: String(parameters[parameter]) },
      )
    }

    const answerKept = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
      // Who prefers something may wait for another answer. The past is not in the rows.
      if (request.headers['prefer'] !== undefined || asksForPast(request)) return done()
      const key = `${audienceOf(request)} ${String(reply.getHeader('api-version'))} ${mediaTypeOf(request) ?? ''} ${request.url}`
      const found = kept.get(key)
      if (found !== undefined && isTrue(found)) {
        repeated.note(request, () => isTrue(found))
        if ('surrogate-key' in found.headers) reply.headers(cache.headers(position()))
        void reply.headers(found.headers).send(found.body)
        return undefined
      }
      const known = shownBy(request)
      const stampNow = (): number => (known === undefined ? stamps.ofAll() : stamps.of(known))
      const stamp = stampNow()
      pending.set(request, { key, isFresh: () => stampNow() === stamp, position: position() })
      return done()
    }

    const keep = (request: FastifyRequest, reply: FastifyReply, payload: unknown, done: (error: null, payload: unknown) => void): void => {
      const text = JSON.stringify(payload)
      // Fastify calls it at once.
      reply.serializer(() => text)
      if (!reply.hasHeader('etag')) reply.header('etag', textTag(text))
      const wanted = pending.get(request)
      const shown = shownBy(request)
      // If a row has changed meanwhile, the answer may already be an old one.
      if (wanted !== undefined && !timed.has(request) && shown !== undefined && reply.statusCode === 200 && wanted.isFresh()) {
        const keys = knownCaller(request) === undefined ? cache.keysOf(shown) : undefined
        if (keys !== undefined) reply.headers({ 'surrogate-key': keys, ...cache.headers(wanted.position) })
        const headers: Record<string, string> = {}
        for (const name of keptHeaders) if (reply.hasHeader(name)) headers[name] = String(reply.getHeader(name))
        const until = isNamed ? clock.now() + LONGEST_MS : Infinity
        kept.set(wanted.key, { body: text, headers, shown, stamp: stamps.of(shown), until })
      }
      return done(null, payload)
    }

    // After the hooks of the application, which know the caller and wait for the view.
    route.onRequest = [route.onRequest ?? [], answerKept].flat()
    route.onSend = [route.onSend ?? [], repeated.remember].flat()
    route.preSerialization = [route.preSerialization ?? [], keep].flat()
  })
}
