import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { ProblemError } from './problem.ts'

/**
 * The path and query of a request. A target with scheme and host is taken apart, and its host replaces the `Host` of the headers
 * (RFC 9112, 3.2.2). Otherwise one host could be checked and another one meant.
 */
export const pathAndQuery = ({ url = '/', headers }: Pick<IncomingMessage, 'url' | 'headers'>): string => {
  if (url.startsWith('/')) return url
  const [, host, rest = ''] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url) ?? []
  if (host === undefined) return url
  headers.host = host
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** @throws ProblemError if the target is not one that RFC 9112 allows, or what it encodes is not UTF-8 */
export const checkTarget = (target: string): void => {
  if (/[^\x21-\x7e]|#/.test(target))
    throw new ProblemError('malformed-request', 'the target of the request must be ASCII, without a fragment')
  if (!target.includes('%')) return
  try {
    decodeURIComponent(target)
  } catch {
    throw new ProblemError('malformed-request', 'the percent-encoding of the path or the query is not valid UTF-8')
  }
}

/**
 * The `Location` of a new resource of the list to which the request was sent. It is relative, because a service does not know
 * under which path the gateway shows the list.
 */
export const locationIn = ({ url }: FastifyRequest, id: string): string => {
  const [path = ''] = url.split('?', 1)
  // Without an end slash, the last segment of a path is replaced by a relative one.
  return `${path.slice(path.lastIndexOf('/') + 1)}/${id}`.replace(/^\//, '')
}
