import type { FastifyReply, FastifyRequest } from 'fastify'

/** Headers of a request that decide about the answer to a read, besides the token. Caches know no others. */
export const decidingHeaders = ['accept', 'accept-encoding', 'api-version', 'if-none-match'] as const
/** Headers that make a read wait, or may. */
export const waitingHeaders = ['prefer', 'souk-position'] as const

/** Says which headers of a request an answer depends on, besides those already named, also by a gateway in the same process. */
export const varyBy = (reply: FastifyReply, headers: string): void => {
  const named = reply.getHeader('vary')
  reply.header('vary', named === undefined ? headers : `${String(named)}, ${headers}`)
}

/** The hook `onRequest` of a route whose answers depend on these headers. */
export const variesBy =
  (headers: string) =>
  (_request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    varyBy(reply, headers)
    done()
  }
