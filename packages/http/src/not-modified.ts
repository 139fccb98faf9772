import type { FastifyInstance } from 'fastify'

/** Whether `If-None-Match` names the ETag. Weak and strong tags are compared alike (RFC 9110, 13.1.2). */
const isKnownTag = (etag: string, ifNoneMatch: string): boolean =>
  ifNoneMatch.trim() === '*' ||
  Array.from(ifNoneMatch.matchAll(/(?:W\/)?("[^"]*")/g), ([, opaque]) => opaque).includes(etag.replace(/^W\//, ''))

/** Answers 304 without a body to a client that already has what the ETag of the answer stands for. */
export const answerNotModified = (app: FastifyInstance): void => {
  app.addHook('onSend', (request, reply, payload, done) => {
    const etag = reply.getHeader('etag')
    const ifNoneMatch = request.headers['if-none-match']
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead || reply.statusCode !== 200 || typeof etag !== 'string' || ifNoneMatch === undefined || !isKnownTag(etag, ifNoneMatch))
      return done(null, payload)
    reply.code(304).removeHeader('content-type').removeHeader('content-encoding')
    return done(null, null)
  })
}
