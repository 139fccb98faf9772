import type { IncomingMessage, OutgoingHttpHeader, ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { requestIdOf } from '@souk/http'
import { createCache } from '@souk/process'
import type { Caller } from '../access/caller.ts'
import { knownCaller, tokenIn } from '../access/guard.ts'
import type { Verifier } from '../access/verifier.ts'

/** Most bytes that a service keeps. */
const CAPACITY = 8_000_000
/** What an entry takes besides its body and its key, in bytes. */
const ENTRY = 2_000

/** Node writes a text of that length faster together with the headers than as bytes after them. */
const SHORT = 8_000

/** Whoever sends more is looked at closely. */
const MAX_HEADERS = 50

/** Headers that decide about an answer. */
const deciding = ['authorization', 'accept', 'accept-encoding', 'api-version', 'if-none-match'] as const
/** Headers that make a request wait, or may. */
const waiting = ['prefer', 'souk-position'] as const

/** All that decides about the answer to a request, besides what changes with time. Undefined: it may be more. */
const keyOf = ({ method, url = '', headers, rawHeaders }: IncomingMessage): string | undefined => {
  if (method !== 'GET' || !url.startsWith('/') || headers.host === undefined || rawHeaders.length > 2 * MAX_HEADERS) return undefined
  if (waiting.some((name) => headers[name] !== undefined)) return undefined
  let key = url
  // No header has the end of a line.
  for (const name of deciding) key += `\n${String(headers[name] ?? '')}`
  return key
}

interface Answer {
  readonly status: number
  /** Names and values in turn. */
  readonly headers: readonly OutgoingHttpHeader[]
  readonly body: string | Buffer | undefined
  readonly caller: Caller | undefined
  readonly isTrue: () => boolean
}

export interface RepeatedRequestsOptions {
  readonly verifier: Pick<Verifier, 'known'>
  readonly newId: () => string
  /** Whether the service answers from its view at all. */
  readonly isReady: () => boolean
}

/**
 * Remembers requests with their answers. A request that comes again, with the same headers, gets the same bytes at once:
 * its version, its tag, its encoding and the rights of its caller cannot come out otherwise. Only what changes with time is checked:
 * the token, the rows that the answer shows, and the readiness of the service.
 */
export const createRepeatedRequests = ({ verifier, newId, isReady }: RepeatedRequestsOptions) => {
  const answers = createCache<Answer>({ capacity: CAPACITY, weigh: ({ body }) => (body?.length ?? 0) + ENTRY })
  /** By request whose answer is to be remembered: whether it is still true. */
  const noted = new WeakMap<FastifyRequest, () => boolean>()

  return {
    /** Answers a request if it is a repeated one. Otherwise it calls `next`. */
    first: (request: IncomingMessage, answer: ServerResponse, next: () => void): void => {
      const key = keyOf(request)
      const found = key === undefined || !isReady() ? undefined : answers.get(key)
      if (found === undefined || !found.isTrue()) return next()
      if (found.caller !== undefined && found.caller !== verifier.known(tokenIn(request.headers) ?? '')) return next()
      answer.writeHead(found.status, [...found.headers, 'x-request-id', requestIdOf(request.headers, newId)]).end(found.body)
      return undefined
    },
    /** Lets the answer to a request be remembered. @param isTrue  whether it shows the present state */
    note: (request: FastifyRequest, isTrue: () => boolean): void => {
      noted.set(request, isTrue)
    },
    /** The last hook `onSend` of a route. */
    remember: (request: FastifyRequest, reply: FastifyReply, payload: unknown, done: () => void): void => {
      const isTrue = noted.get(request)
      const key = isTrue && keyOf(request.raw)
      if (isTrue === undefined || key === undefined || (reply.statusCode !== 200 && reply.statusCode !== 304)) return done()
      const bytes = typeof payload === 'string' || Buffer.isBuffer(payload) ? Buffer.from(payload) : undefined
      const body = typeof payload === 'string' && payload.length < SHORT ? payload : bytes
      const length = bytes === undefined ? {} : { 'content-length': bytes.length }
      // The gateway of the same process sets its own headers anew for each request.
      const anew = new Set(['x-request-id', ...reply.raw.getHeaderNames().filter((name) => name !== 'vary')])
      const headers = Object.entries({ ...reply.getHeaders(), ...length }).filter(([name]) => !anew.has(name))
      answers.set(key, {
        status: reply.statusCode,
        headers: headers.flatMap(([name, value]) => (value === undefined ? [] : [name, value])),
        body,
        caller: knownCaller(request),
        isTrue,
      })
      return done()
    },
    clear: answers.clear,
  }
}

export type RepeatedRequests = ReturnType<typeof createRepeatedRequests>
