import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { createApp, fetchOf, namesVersion, ProblemError, sendProblem, takesGzip, varyBy, type App } from '@souk/http'
import { once, type Logger } from '@souk/process'
import { createClientAddress } from './client-address.ts'
import { allowOrigins } from './cors.ts'
import { createHostCheck, hostsIn } from './hosts.ts'
import { publicFiles } from './public-files.ts'
import { createRates } from './rates.ts'
import { isHidden, isOriginal, prefixRemover, routingTable, type Route } from './routing-table.ts'
import { defaultGatewayConfig, type GatewayConfig } from './settings.ts'

/** For a year, browsers ask this host by https only. */
export const HSTS = 'max-age=31536000'

/** The header by which the gateway knows the requests of its facade. */
const INNER = 'souk-inner'

export interface GatewayOptions {
  readonly logger: Logger
  readonly newId: () => string
  /** Default: as if no setting was set. */
  readonly config?: GatewayConfig
  /** The applications of the services in the table, in this process. */
  readonly services: Readonly<Record<Route['service'], App>>
  /**
   * Makes the facade with the operations of the original system. Called when the first of them is asked for. Default: none.
   * @param send  sends a request of the facade to this gateway. It is not counted, because the operation is.
   */
  readonly original?: (send: (request: Request) => Promise<Response>) => Promise<App>
}

/** The gateway of the embedded shop. It hands requests to applications of the same process, without another connection. */
export const createGateway = async ({
  logger,
  newId,
  config = defaultGatewayConfig,
  services,
  original: makeOriginal,
}: GatewayOptions): Promise<App> => {
  const app = createApp({ logger, newId })
  const send = fetchOf(() => app)
  // Nobody else can guess it.
  const mark = randomUUID()
  const sendMarked = (request: Request): Promise<Response> => {
    const marked = request.clone()
    marked.headers.set(INNER, mark)
    return send(marked)
  }
  let original: App | undefined
  const openOriginal =
    makeOriginal &&
    once(async () => {
      original = await makeOriginal(sendMarked)
      await original.ready()
      return original
    })
  const { isForHost, isForeign } = createHostCheck(config.hosts, {
    origins: config.corsOrigins,
    listening: () =>
      app.addresses().map((one) => (typeof one === 'string' ? one : one.family === 'IPv6' ? `[${one.address}]` : one.address)),
  })
  const addressOf = createClientAddress(config.trustedProxies)
  const mustWait = createRates(config)
  app.addHook('onRequest', async ({ raw }, reply) => {
    // Set on the raw answer, so that they also stand in the answers of services.
    if (config.httpsOnly) reply.raw.setHeader('strict-transport-security', HSTS)
    const isPreflight = allowOrigins(config.corsOrigins, raw, reply.raw)
    if (hostsIn(raw) > 1) throw new ProblemError('malformed-request', 'the request has more than one Host')
    if (!isForHost(raw)) throw new ProblemError('unknown-host', 'the setting SOUK_HOSTS lists the hosts of the shop')
    if (isPreflight) return reply.code(204).send()
    if (isForeign(raw))
      throw new ProblemError(
        'foreign-origin',
        'the setting SOUK_HOSTS lists the hosts whose pages may do this, and SOUK_CORS_ORIGINS lists other origins',
      )
    const address = addressOf(raw)
    const seconds = raw.headers[INNER] === mark ? undefined : await mustWait(raw, address)
    if (seconds !== undefined) {
      reply.header('retry-after', seconds)
      throw new ProblemError('too-many-requests', 'there were too many requests from this address')
    }
    // What the client has sent may not be true.
    raw.headers['x-forwarded-for'] = address
    return undefined
  })
  // The services answer now what they hold back on purpose, such as a request that waits for a final order.
  app.addHook('preClose', async () => {
    await original?.close()
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
  for (const { prefix, service } of routingTable) {
    const target = services[service]
    const withoutPrefix = prefixRemover(prefix)
    await target.ready()
    const handOn = (request: FastifyRequest, reply: FastifyReply): void | Promise<void> => {
      if (openOriginal !== undefined && isOriginal(request.url))
        return openOriginal().then((facade) => {
          reply.hijack()
          request.raw.headers['x-request-id'] = request.id
          facade.routing(request.raw, reply.raw)
        })
      const url = withoutPrefix(request.url)
      // The gateway itself answers GET, so other methods are its own as well.
      if (url !== undefined && /^\/openapi\.json\/?(?:\?|$)/.test(url)) return void reply.callNotFound()
      if (url === undefined || isHidden(url)) return void sendProblem(reply, 'not-found')
      if (config.versionRequired && !namesVersion(request.headers)) return void sendProblem(reply, 'version-required')
      reply.hijack()
      // As behind a proxy, the service sees its own path, and the request id of the gateway.
      request.raw.url = url
      request.raw.headers['x-request-id'] = request.id
      target.routing(request.raw, reply.raw)
    }
    for (const path of [prefix, `${prefix}/*`]) {
      app.all(path, { onRequest: handOn }, (_request, reply) => sendProblem(reply, 'not-found'))
    }
  }
  return app
}
