import type { IncomingMessage, OutgoingHttpHeader, ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { decidingHeaders, requestIdOf, waitingHeaders } from '@souk/http'
import { createCache } from '@souk/process'
import type { Caller } from '../access/caller.ts'
import { knownCaller, tokenIn } from '../access/guard.ts'
import type { Verifier } from '../access/verifier.ts'

/** Most bytes that a service keeps. */
const CAPACITY = 8_000_000
/** What an entry takes besides its body and its key, in bytes. */
const ENTRY = 2_000

/** Node writes a text that is shorter than this together with the headers, which is faster than bytes after them. In characters. */
const SHORT = 8_000

/** A request with more headers is left to the application, which refuses far too many. */
const MAX_HEADERS = 50

/** All that decides about the answer to a request, besides its caller and what changes with time. Undefined: it may be more. */
const keyOf = ({ method, url = '', headers, rawHeaders }: IncomingMessage): string | undefined => {
  if (method !== 'GET' || !url.startsWith('/') || headers.host === undefined || rawHeaders.length > 2 * MAX_HEADERS) return undefined
  if (waitingHeaders.some((name) => headers[name] !== undefined)) return undefined
  let key = url
  // No header has the end of a line.
  for (const name of decidingHeaders) key += headers[name] === undefined ? '\n' : `\n=${String(headers[name])}`
  return key
}

const keyFor = (caller: Caller, key: string): string => `${key}\n${caller.role === 'client' ? caller.clientId : caller.sessionId}`

interface Answer {
  readonly status: number
  /** Names and values in turn. */
  readonly headers: readonly OutgoingHttpHeader[]
  readonly body: string | Buffer | undefined
  /** Undefined: it is for anybody. */
  readonly caller: Caller | undefined
  /** Whether a cache may keep it. */
  readonly hasKeys: boolean
  readonly isTrue: () => boolean
}

export interface RepeatedRequestsOptions {
  readonly verifier: Pick<Verifier, 'known'>
  readonly newId: () => string
  /** Whether the service answers from its view at all. */
  readonly isReady: () => boolean
  /** What a cache is told of an answer that it may keep (default: nothing). */
  readonly cacheHeaders?: () => Readonly<Record<string, string>>
}

/**
 * Remembers requests with their answers. A request that comes again, with the same headers, gets the same bytes at once:
 * its version, its tag, its encoding and the rights of its caller cannot come out otherwise. Only what changes with time is checked:
 * the token, the rows that the answer shows, and the readiness of the service.
 */
export const createRepeatedRequests = ({ verifier, newId, isReady, cacheHeaders = () => ({}) }: RepeatedRequestsOptions) => {
  const answers = createCache<Answer>({ capacity: CAPACITY, weigh: ({ body }, key) => (body?.length ?? 0) + 2 * key.length + ENTRY })
  /** By request whose answer is to be remembered: whether it is still true. */
  const noted = new WeakMap<FastifyRequest, () => boolean>()

  const answerFor = (caller: Caller | undefined, key: string): Answer | undefined => {
    const found = caller && answers.get(keyFor(caller, key))
    // Another token of the same caller may have other rights.
    return found?.caller === caller ? found : undefined
  }

  return {
    /** Answers a request if it is a repeated one. Otherwise it calls `next`. */
    first: (request: IncomingMessage, answer: ServerResponse, next: () => void): void => {
      const key = keyOf(request)
      if (key === undefined || !isReady()) return next()
      const found = answers.get(key) ?? answerFor(verifier.known(tokenIn(request.headers) ?? ''), key)
      if (found === undefined || !found.isTrue()) return next()
      const forCache = found.hasKeys ? Object.entries(cacheHeaders()).flat() : []
      answer.writeHead(found.status, [...found.headers, ...forCache, 'x-request-id', requestIdOf(request.headers, newId)]).end(found.body)
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
      // What is not true any more may hold personal data that was to be forgotten.
      if (isTrue === undefined || !isTrue() || key === undefined || (reply.statusCode !== 200 && reply.statusCode !== 304)) return done()
      const bytes = typeof payload === 'string' || Buffer.isBuffer(payload) ? Buffer.from(payload) : undefined
      const body = typeof payload === 'string' && payload.length < SHORT ? payload : bytes
      const length = bytes === undefined ? {} : { 'content-length': bytes.length }
      // The gateway of the same process sets its own headers anew for each request.
      const anew = new Set([
        'x-request-id',
        ...Object.keys(cacheHeaders()),
        ...reply.raw.getHeaderNames().filter((name) => name !== 'vary'),
      ])
      const headers = Object.entries({ ...reply.getHeaders(), ...length }).filter(([name]) => !anew.has(name))
      const caller = knownCaller(request)
      answers.set(caller === undefined ? key : keyFor(caller, key), {
        status: reply.statusCode,
        headers: headers.flatMap(([name, value]) => (value === undefined ? [] : [name, value])),
        body,
        caller,
        hasKeys: reply.hasHeader('surrogate-key'),
        isTrue,
      })
      return done()
    },
    clear: answers.clear,
  }
}

export type RepeatedRequests = ReturnType<typeof createRepeatedRequests>
