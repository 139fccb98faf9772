import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { ProblemCode } from '@souk/contracts'
import { createApp, isLoopback, ProblemError, type App } from '@souk/http'
import type { Logger } from '@souk/process'
import { createClientAddress } from './client-address.ts'
import { allowOrigins } from './cors.ts'
import { createHostCheck, hostsIn } from './hosts.ts'
import { createRates } from './rates.ts'
import type { GatewayConfig } from './settings.ts'

/** For a year, browsers ask this host by https only. */
export const HSTS = 'max-age=31536000'

/** The header by which the gateway knows the requests of its facades and of its sites. */
export const INNER = 'souk-inner'

/** What a gateway does with a request. */
export type Decision =
  | { readonly kind: 'hand-on'; readonly target: App; readonly url: string }
  | { readonly kind: 'refuse'; readonly error: unknown; readonly retryAfter?: number }
  | { readonly kind: 'redirect'; readonly to: string }
  /** It is the preflight of a page that may do what it wants to. */
  | { readonly kind: 'allow' }
  /** It is for a page of the gateway itself, or for nothing. */
  | { readonly kind: 'answer' }

const allow: Decision = { kind: 'allow' }
export const refuse = (code: ProblemCode, detail?: string): Decision => ({ kind: 'refuse', error: new ProblemError(code, detail) })

/** The target of a request that needs no check and no decoding. */
const PLAIN_TARGET = /^\/[!$&-~]*$/

export interface FrontOptions {
  readonly logger: Logger
  readonly newId: () => string
  readonly config: GatewayConfig
  /** Says in a header that a request comes from within. Nobody else knows it. */
  readonly mark?: string
  /** Where a request goes, once it has been let in. */
  readonly route: (url: string, headers: IncomingHttpHeaders) => Decision | Promise<Decision>
}

/** What stands before everything that others can reach: it knows its hosts, other origins, and how much an address may ask. */
export const createFront = ({ logger, newId, config, mark, route }: FrontOptions): App => {
  const addressOf = createClientAddress(config.trustedProxies)
  const secondsToWaitOf = createRates(config)

  const decide = (request: IncomingMessage, answer: ServerResponse): Decision | Promise<Decision> => {
    // Set on the raw answer, so that they also stand in the answers of services.
    if (config.httpsOnly) answer.setHeader('strict-transport-security', HSTS)
    const isPreflight = allowOrigins(config.corsOrigins, request, answer)
    if (hostsIn(request) > 1) return refuse('malformed-request', 'the request has more than one Host')
    if (!isForHost(request)) return refuse('unknown-host', 'the setting SOUK_HOSTS lists the hosts of the shop')
    if (isPreflight) return allow
    if (isForeign(request))
      return refuse(
        'foreign-origin',
        'the setting SOUK_HOSTS lists the hosts whose pages may do this, and SOUK_CORS_ORIGINS lists other origins',
      )
    const { url = '/', headers } = request
    const address = addressOf(request)
    // What the client has sent may not be true.
    headers['x-forwarded-for'] = address
    // Requests of this machine are not counted.
    if ((mark !== undefined && headers[INNER] === mark) || isLoopback(address)) return route(url, headers)
    return secondsToWaitOf(request, address).then((retryAfter) =>
      retryAfter === undefined
        ? route(url, headers)
        : { ...refuse('too-many-requests', 'there were too many requests from this address'), retryAfter },
    )
  }

  const handOn = ({ target, url }: Decision & { kind: 'hand-on' }, request: IncomingMessage, answer: ServerResponse): void => {
    request.url = url
    target.routing(request, answer)
  }

  /** Decisions about requests that this application answers itself. */
  const decisions = new WeakMap<IncomingMessage, Decision>()

  // Fastify would make a request and a reply of its own for each request that is handed on. That takes as long as a kept answer of a service.
  const first = (request: IncomingMessage, answer: ServerResponse, next: () => void): void => {
    const proceed = (decision: Decision): void => {
      if (decision.kind === 'hand-on') return handOn(decision, request, answer)
      decisions.set(request, decision)
      return next()
    }
    if (!PLAIN_TARGET.test(request.url ?? '')) return next()
    const decision = decide(request, answer)
    if (!(decision instanceof Promise)) return proceed(decision)
    decision.catch((error: unknown): Decision => ({ kind: 'refuse', error })).then(proceed)
    return undefined
  }

  const app = createApp({ logger, newId, first })
  const { isForHost, isForeign } = createHostCheck(config.hosts, {
    origins: config.corsOrigins,
    listening: () =>
      app.addresses().map((one) => (typeof one === 'string' ? one : one.family === 'IPv6' ? `[${one.address}]` : one.address)),
  })
  app.addHook('onRequest', async ({ raw, id }, reply) => {
    const decision = decisions.get(raw) ?? (await decide(raw, reply.raw))
    switch (decision.kind) {
      case 'hand-on':
        reply.hijack()
        raw.headers['x-request-id'] = id
        return handOn(decision, raw, reply.raw)
      case 'refuse':
        if (decision.retryAfter !== undefined) reply.header('retry-after', decision.retryAfter)
        throw decision.error
      case 'redirect':
        return reply.redirect(decision.to, 302)
      case 'allow':
        return reply.code(204).send()
      case 'answer':
        return undefined
      default: {
        const never: never = decision
        return never
      }
    }
  })
  return app
}
