import type { IncomingMessage, ServerResponse } from 'node:http'

// What pages of other origins may do (CORS). They get no cookies and need none: the API knows bearer tokens only.

export const corsMethods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Headers that such a page may send. */
export const corsRequestHeaders: readonly string[] = [
  'accept',
  'api-version',
  'authorization',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'last-event-id',
  'prefer',
  'souk-position',
  'x-request-id',
]

/** Headers of answers that such a page may read, besides those that every page may read. */
export const corsAnswerHeaders: readonly string[] = [
  'allow',
  'api-version',
  'deprecation',
  'etag',
  'idempotent-replayed',
  'location',
  'preference-applied',
  'retry-after',
  'souk-as-of',
  'souk-position',
  'sunset',
  'www-authenticate',
  'x-request-id',
]

/** How long a browser may remember the answer to a preflight, in seconds. No browser remembers it longer. */
export const CORS_MAX_AGE = 7_200

/**
 * Lets pages of these origins read the answer.
 * @returns whether the request is a preflight of such a page, which is answered 204
 */
export const allowOrigins = (origins: readonly string[], { method, headers }: IncomingMessage, answer: ServerResponse): boolean => {
  if (origins.length === 0) return false
  // Also for others: a cache must not show them the answer to such a page.
  answer.setHeader('vary', 'origin')
  const { origin, 'access-control-request-method': wanted } = headers
  if (origin === undefined || !origins.includes(origin)) return false
  answer.setHeader('access-control-allow-origin', origin)
  if (method === 'OPTIONS' && wanted !== undefined) {
    answer.setHeader('access-control-allow-methods', corsMethods.join(', '))
    answer.setHeader('access-control-allow-headers', corsRequestHeaders.join(', '))
    answer.setHeader('access-control-max-age', String(CORS_MAX_AGE))
    return true
  }
  answer.setHeader('access-control-expose-headers', corsAnswerHeaders.join(', '))
  return false
}
