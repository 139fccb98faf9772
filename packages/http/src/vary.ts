import type { FastifyReply, FastifyRequest } from 'fastify'

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
