import { isUtf8 } from 'node:buffer'
import { MIMEType } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from './problem.ts'

/** Whether a content type leaves the charset out or declares UTF-8, in any spelling. */
const isInUtf8 = (contentType: string): boolean =>
  !/;\s*charset/i.test(contentType) || /^utf-?8$/i.test(new MIMEType(contentType).params.get('charset') ?? '')

const isEncoded = (contentEncoding: string): boolean => !/^(?:identity)?$/i.test(contentEncoding)

/**
 * Accepts JSON bodies in UTF-8, and no others. Bytes that are not UTF-8 would be replaced by U+FFFD without a word,
 * so that two different passwords could become one. A body without bytes counts as none, whatever its content type.
 */
export const acceptJsonOnly = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  // `__proto__` or `constructor` in a body is an attack.
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined)
    const { 'content-type': contentType = '', 'content-encoding': contentEncoding = '' } = request.headers
    if (!isInUtf8(contentType)) throw new ProblemError('unsupported-media-type', 'the charset of the body must be utf-8')
    if (isEncoded(contentEncoding)) throw new ProblemError('unsupported-media-type', 'the body must not have a Content-Encoding')
    if (!isUtf8(body)) throw new ProblemError('malformed-request', 'the body is not valid UTF-8')
    return parse(request, body.toString(), done)
  })
}
