import type { FastifyReply, FastifyRequest } from 'fastify'

/** Says which headers of a request an answer depends on, besides those already named, also by a gateway in the same process. */
export const varyBy = (reply: FastifyReply, ...headers: readonly string[]): void => {
  const named = reply.getHeader('vary')
  reply.header('vary', [...(named === undefined ? [] : [named]), ...headers].join(', '))
}

/** The hook `onRequest` of a route whose answers depend on these headers. */
export const variesBy =
  (...headers: readonly string[]) =>
  (_request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    varyBy(reply, ...headers)
    done()
  }
