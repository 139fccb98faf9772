import type { FastifyReply, FastifyRequest } from 'fastify'
import { textTag, type App } from '@souk/http'
import { createCache } from '@souk/process'
import { knownCaller } from '../access/guard.ts'
import type { ShownRows, ViewStamps } from '../view/stamps.ts'
import { asksForPast } from './as-of.ts'
import type { RepeatedRequests } from './repeated-requests.ts'

/** Most bytes that a service keeps. */
const CAPACITY = 8_000_000
/** What an entry takes besides its body and its key, in bytes. */
const ENTRY = 500

/** Collection → the parameter of the path with the id of its row; null: rows of all of it. */
type Shown = Readonly<Record<string, string | null>>

/**
 * Says which rows of the view the answers of a route show. They must follow from these rows, the URL and the caller's rights alone.
 * Then the service keeps them as bytes until one of the rows changes: `app.get('/orders/:orderId', { ...showing(forCustomers, { orders: 'orderId' }), schema }, …)`.
 */
export const showing = (access: { readonly config: object }, rows: Shown): { readonly config: object } => ({
  config: { ...access.config, rows },
})

interface KeptAnswer {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** The stamp of the rows that it shows. */
  readonly stamp: number
}

const rowsIn = (config: object | undefined): Shown | undefined =>
  config !== undefined && 'rows' in config ? (config.rows as Shown) : undefined

/** Whose answer it is. Managers and clients see the same. */
const audienceOf = (request: FastifyRequest): string => {
  const caller = knownCaller(request)
  if (caller === undefined) return 'anybody'
  return caller.role === 'customer' ? caller.customerId : 'managers'
}

/** Lets every route that is added from now on keep its answers if it says which rows they show, and gives them an `ETag` if they have none. */
export const keepAnswers = (app: App, stamps: ViewStamps, repeated: RepeatedRequests): void => {
  const kept = createCache<KeptAnswer>({ capacity: CAPACITY, weigh: ({ body }, key) => 2 * (body.length + key.length) + ENTRY })
  stamps.onErased(() => {
    kept.clear()
    repeated.clear()
  })
  /** By request: what its answer will be kept as. */
  const pending = new WeakMap<FastifyRequest, { readonly key: string; readonly shown: readonly ShownRows[]; readonly stamp: number }>()

  app.addHook('onRoute', (route) => {
    const rows = rowsIn(route.config)
    if (rows === undefined) return
    const collections = Object.entries(rows)
    const shownBy = (request: FastifyRequest): readonly ShownRows[] =>
      collections.map(([collection, parameter]) =>
        parameter === null ? { collection } : { collection, id: String((request.params as Readonly<Record<string, unknown>>)[parameter]) },
      )

    const answerKept = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
      // Who prefers something may wait for another answer. The past is not in the rows.
      if (request.headers['prefer'] !== undefined || asksForPast(request)) return done()
      const key = `${audienceOf(request)} ${String(reply.getHeader('api-version'))} ${request.url}`
      const shown = shownBy(request)
      const stamp = stamps.of(shown)
      const found = kept.get(key)
      if (found?.stamp === stamp) {
        repeated.note(request, () => stamps.of(shown) === stamp)
        void reply.headers(found.headers).send(found.body)
        return undefined
      }
      pending.set(request, { key, shown, stamp })
      return done()
    }

    const keep = (request: FastifyRequest, reply: FastifyReply, payload: unknown, done: (error: null, payload: unknown) => void): void => {
      const text = JSON.stringify(payload)
      // Fastify calls it at once.
      reply.serializer(() => text)
      if (!reply.hasHeader('etag')) reply.header('etag', textTag(text))
      const wanted = pending.get(request)
      // If a row has changed meanwhile, the answer may already be an old one.
      if (wanted !== undefined && reply.statusCode === 200 && stamps.of(wanted.shown) === wanted.stamp) {
        const headers: Record<string, string> = {}
        for (const name of ['content-type', 'cache-control', 'etag']) headers[name] = String(reply.getHeader(name))
        kept.set(wanted.key, { body: text, headers, stamp: wanted.stamp })
      }
      return done(null, payload)
    }

    // After the hooks of the application, which know the caller and wait for the view.
    route.onRequest = [route.onRequest ?? [], answerKept].flat()
    route.onSend = [route.onSend ?? [], repeated.remember].flat()
    route.preSerialization = [route.preSerialization ?? [], keep].flat()
  })
}
