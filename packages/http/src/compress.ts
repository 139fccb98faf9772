import { constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { varyBy } from './vary.ts'

/** A shorter answer fits into one packet anyway. */
const MIN_LENGTH = 1_024

const CODING = /^\s*([^\s;]+)\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?$/

/** Whether the client takes gzip (`Accept-Encoding`; RFC 9110, 12.5.3). */
export const takesGzip = ({ headers }: FastifyRequest): boolean => {
  const accepted = headers['accept-encoding']
  if (typeof accepted !== 'string') return false
  const weights = new Map(
    accepted.split(',').map((element) => [CODING.exec(element)?.[1]?.toLowerCase(), CODING.exec(element)?.[2] ?? '1']),
  )
  return Number(weights.get('gzip') ?? weights.get('*') ?? 0) > 0
}

/**
 * Decides which answers will be compressed: those to GET that are long enough, for clients that take gzip.
 * Answers to other methods are left alone, because they hold tokens and secrets. An attacker who chooses a part of a compressed answer
 * could guess the rest of it from its length (BREACH).
 * A strong tag names bytes, so the compressed answer has one of its own (RFC 9110, 8.8.3).
 */
export const chooseEncoding = (app: FastifyInstance): void => {
  app.addHook('onSend', (request, reply, payload, done) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead || reply.statusCode !== 200 || typeof payload !== 'string' || payload.length < MIN_LENGTH) return done(null, payload)
    varyBy(reply, 'accept-encoding')
    if (!takesGzip(request)) return done(null, payload)
    reply.header('content-encoding', 'gzip')
    const etag = reply.getHeader('etag')
    if (typeof etag === 'string' && !etag.startsWith('W/')) reply.header('etag', etag.replace(/"$/, '-gzip"'))
    return done(null, payload)
  })
}

/** Compresses the answers that {@link chooseEncoding} has chosen. Quickly: a tenth of the length is worth less than half of the time. */
export const compress = (app: FastifyInstance): void => {
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (typeof payload !== 'string' || reply.getHeader('content-encoding') !== 'gzip') return done(null, payload)
    return gzip(payload, { level: constants.Z_BEST_SPEED }, done)
  })
}
