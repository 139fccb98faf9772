import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { ProblemCode } from '@souk/contracts'
import { createApp, fetchOf, isLoopback, namesVersion, ProblemError, takesGzip, varyBy, type App } from '@souk/http'
import { once, type Logger } from '@souk/process'
import { createClientAddress } from './client-address.ts'
import { allowOrigins } from './cors.ts'
import { createHostCheck, hostsIn } from './hosts.ts'
import { publicFiles } from './public-files.ts'
import { createRates } from './rates.ts'
import {
  decodedPath,
  facadeOf,
  isHidden,
  isOfSite,
  isPicture,
  prefixRemover,
  routingTable,
  type Facade,
  type Route,
} from './routing-table.ts'
import { defaultGatewayConfig, type GatewayConfig } from './settings.ts'

/** For a year, browsers ask this host by https only. */
export const HSTS = 'max-age=31536000'

/** The header by which the gateway knows the requests of its facades and of its site. */
const INNER = 'souk-inner'

export interface GatewayOptions {
  readonly logger: Logger
  readonly newId: () => string
  /** Default: as if no setting was set. */
  readonly config?: GatewayConfig
  /** The applications of the services in the table, in this process. */
  readonly services: Readonly<Record<Route['service'], App>>
  /** Makes each facade. Called when it is first asked for something. Default: there are none. */
  readonly facades?: { readonly [Name in Facade]?: MakeInner }
  /** Makes the site whose pages stand at the root. Called when the first of them is asked for. Default: there is none. */
  readonly site?: MakeInner
}

/**
 * Makes an application that calls the API through the gateway.
 * @param send  sends a request of it to this gateway. It is not counted, because the one for which it is sent has been.
 */
type MakeInner = (send: (request: Request) => Promise<Response>) => Promise<App>

/** What the gateway does with a request. */
type Decision =
  | { readonly kind: 'hand-on'; readonly target: App; readonly url: string }
  | { readonly kind: 'refuse'; readonly error: unknown; readonly retryAfter?: number }
  /** It is the preflight of a page that may do what it wants to. */
  | { readonly kind: 'allow' }
  /** It is for a page of the gateway itself, or for nothing. */
  | { readonly kind: 'answer' }

const answerItself: Decision = { kind: 'answer' }
const allow: Decision = { kind: 'allow' }
const refuse = (code: ProblemCode, detail?: string): Decision => ({ kind: 'refuse', error: new ProblemError(code, detail) })

/** The target of a request that needs no check and no decoding. */
const PLAIN_TARGET = /^\/[!$&-~]*$/

/** The documents of the services, which the gateway itself has. */
const DOCUMENT = /^\/openapi\.json\/?$/

/** The gateway of the embedded shop. It hands requests to applications of the same process, without another connection. */
export const createGateway = async ({
  logger,
  newId,
  config = defaultGatewayConfig,
  services,
  facades: makers = {},
  site: makeSite,
}: GatewayOptions): Promise<App> => {
  const addressOf = createClientAddress(config.trustedProxies)
  const secondsToWaitOf = createRates(config)
  // Nobody else can guess it.
  const mark = randomUUID()
  const sendMarked = (request: Request): Promise<Response> => {
    const marked = request.clone()
    marked.headers.set(INNER, mark)
    return send(marked)
  }
  const opened: App[] = []
  const openOnce = (make: MakeInner) =>
    once(async () => {
      const inner = await make(sendMarked)
      opened.push(inner)
      await inner.ready()
      return inner
    })
  const openFacade = new Map(Object.entries(makers).map(([name, make]) => [name, openOnce(make)]))
  const openSite = makeSite && openOnce(makeSite)
  const targets = routingTable.map(({ prefix, service }) => ({ withoutPrefix: prefixRemover(prefix), target: services[service] }))

  /** Where a request goes. Its target has been checked. */
  const route = (url: string, headers: IncomingHttpHeaders): Decision | Promise<Decision> => {
    const open = openFacade.get(facadeOf(url) ?? '')
    if (open !== undefined) return open().then((target) => ({ kind: 'hand-on', target, url }))
    for (const { withoutPrefix, target } of targets) {
      const rest = withoutPrefix(url)
      if (rest === undefined) continue
      if (DOCUMENT.test(decodedPath(rest))) return answerItself
      if (isHidden(rest)) return refuse('not-found')
      if (config.versionRequired && !namesVersion(headers) && !isPicture(url)) return refuse('version-required')
      // As behind a proxy, the service sees its own path.
      return { kind: 'hand-on', target, url: rest }
    }
    if (openSite === undefined || !isOfSite(url)) return answerItself
    return openSite().then((target) => ({ kind: 'hand-on', target, url }))
  }

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
    if (headers[INNER] === mark || isLoopback(address)) return route(url, headers)
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
  const send = fetchOf(() => app)
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
  // The services answer now what they hold back on purpose, such as a request that waits for a final order.
  app.addHook('preClose', async () => {
    await Promise.all(opened.map((inner) => inner.close()))
    await Promise.all(Object.values(services).map((target) => target.close()))
  })
  for (const { path, type, headers, read } of publicFiles)
    app.get(path, async (request, reply) => {
      const { text, gzipped, tag } = await read()
      reply.headers(headers).type(type)
      if (!takesGzip(request)) return reply.header('etag', `"${tag}"`).send(text)
      varyBy(reply, 'accept-encoding')
      return reply.headers({ etag: `"${tag}-gzip"`, 'content-encoding': 'gzip' }).send(gzipped)
    })
  for (const { target } of targets) await target.ready()
  return app
}
