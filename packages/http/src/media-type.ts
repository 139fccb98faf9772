import type { FastifyReply, FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import { ProblemError } from './problem.ts'

/** JSON with links (draft-kelly-json-hal-11). */
export const HAL = 'application/hal+json'

/** Longest `Accept` that is read, in characters. Those of browsers have about 150, and 16,000 would take milliseconds. */
const LONGEST = 1_000

const chosen = new WeakMap<FastifyRequest, string>()

/** The media type in which a request is answered, if its route {@link offers} more than one. */
export const mediaTypeOf = (request: FastifyRequest): string | undefined => chosen.get(request)

/**
 * The hook `onRequest` of a route that answers in more than one media type: `Accept` chooses (RFC 9110, 12.5.1).
 * The first type is the usual one, for whoever takes all of them alike. Whoever takes none of them is told what there is.
 */
export const offers =
  (...types: readonly [usual: string, ...others: string[]]) =>
  (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const { accept = '' } = request.headers
    const [usual] = types
    // What a client may ask of a type. It gets the version that it names: another one was refused before.
    const parameters = `;charset=utf-8;version=${String(reply.getHeader('api-version'))}`
    const offered = types.map((type) => type + parameters)
    const preferred = (): string | undefined =>
      accept.length > LONGEST ? undefined : new Negotiator(request).mediaType(offered)?.replace(parameters, '')
    const best = accept === '' ? usual : preferred()
    if (best === undefined) throw new ProblemError('not-acceptable', `it is there as ${types.join(', ')}`)
    chosen.set(request, best)
    done()
  }
