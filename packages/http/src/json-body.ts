import { isUtf8 } from 'node:buffer'
import { MIMEType } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from './problem.ts'

/** Whether a content type leaves the charset out or declares UTF-8, in any spelling. */
const isInUtf8 = (contentType: string): boolean =>
  !/;\s*charset/i.test(contentType) || /^utf-?8$/i.test(new MIMEType(contentType).params.get('charset') ?? '')

const isEncoded = (contentEncoding: string): boolean => !/^(?:identity)?$/i.test(contentEncoding)

const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g

/** How many fields a text has, in all its objects. It must be JSON: there, a colon after a string makes it the name of a field. */
const fieldsIn = (text: string): number => {
  let count = 0
  for (const [, colon] of text.matchAll(STRING)) if (colon !== undefined) count += 1
  return count
}

/** How many fields a value has, in all its objects. It may be too deep for a recursion. */
const fieldsOf = (value: unknown): number => {
  let count = 0
  const left: unknown[] = [value]
  while (left.length > 0) {
    const next = left.pop()
    if (typeof next !== 'object' || next === null) continue
    const inner: unknown[] = Object.values(next)
    if (!Array.isArray(next)) count += inner.length
    // Many arguments would overflow the stack.
    for (const one of inner) left.push(one)
  }
  return count
}

/**
 * Accepts JSON bodies in UTF-8, and no others. Bytes that are not UTF-8 would be replaced by U+FFFD without a word,
 * so that two different passwords could become one. A field that is there twice has one value for one reader and another for the next.
 * A body without bytes counts as none, whatever its content type.
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
    const text = body.toString()
    return parse(request, text, (error, value) => {
      if (error === null && fieldsIn(text) !== fieldsOf(value))
        return done(new ProblemError('malformed-request', 'a field of the body is there more than once'))
      return done(error, value)
    })
  })
}
