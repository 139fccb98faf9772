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
 * The media type that a request prefers (`Accept`; RFC 9110, 12.5.1), if it takes one of these.
 * The first type is the usual one, for whoever takes all of them alike.
 * @param parameters  what a client may ask of a type
 */
export const preferredType = (
  { headers }: FastifyRequest,
  types: readonly [usual: string, ...others: string[]],
  parameters = ';charset=utf-8',
): string | undefined => {
  const { accept = '' } = headers
  if (accept === '') return types[0]
  if (accept.length > LONGEST) return undefined
  const offered = types.map((type) => type + parameters)
  return new Negotiator({ headers }).mediaType(offered)?.replace(parameters, '')
}

/**
 * The hook `onRequest` of a route that answers in more than one media type, the usual one first. Whoever takes none of them is told what there is.
 */
export const offers =
  (...types: readonly [usual: string, ...others: string[]]) =>
  (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    // The client gets the version that it names: another one was refused before.
    const best = preferredType(request, types, `;charset=utf-8;version=${String(reply.getHeader('api-version'))}`)
    if (best === undefined) throw new ProblemError('not-acceptable', `it is there as ${types.join(', ')}`)
    chosen.set(request, best)
    done()
  }
