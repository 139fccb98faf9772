import type { FastifyReply, FastifyRequest } from 'fastify'
import { createApp, sendProblem, type App } from '@souk/http'
import type { Logger } from '@souk/process'
import { routingTable, withoutPrefix, type Route } from './routing-table.ts'

export interface GatewayOptions {
  readonly logger: Logger
  readonly newId: () => string
  /** The applications of the services in the table, in this process. */
  readonly services: Readonly<Record<Route['service'], App>>
}

/** The gateway of the embedded shop. It hands requests to applications of the same process, without another connection. */
export const createGateway = async ({ logger, newId, services }: GatewayOptions): Promise<App> => {
  const app = createApp({ logger, newId })
  // The services answer now what they hold back on purpose, such as a request that waits for a final order.
  app.addHook('preClose', async () => {
    await Promise.all(Object.values(services).map((target) => target.close()))
  })
  for (const { prefix, service } of routingTable) {
    const target = services[service]
    await target.ready()
    const handOn = (request: FastifyRequest, reply: FastifyReply): void => {
      reply.hijack()
      // As behind a proxy, the service sees its own path, and the request id of the gateway.
      request.raw.url = withoutPrefix(prefix, request.raw.url ?? '/')
      request.raw.headers['x-request-id'] = request.id
      target.routing(request.raw, reply.raw)
    }
    for (const url of [prefix, `${prefix}/*`]) {
      app.all(url, { onRequest: handOn }, (_request, reply) => sendProblem(reply, 'not-found'))
    }
  }
  return app
}
