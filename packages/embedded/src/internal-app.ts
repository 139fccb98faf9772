import { createApp, type App, type Logger, type Service } from '@souk/service'
import type { EventStore } from '@souk/event-store'

/** What only operators need, on a port of its own. */
export const buildInternalApp = ({ services, eventStore, logger, newId }: {
  services: readonly Service[]
  eventStore: EventStore
  logger: Logger
  newId: () => string
}): App => {
  const app = createApp({ logger, newId })

  app.get('/_internal_/healthcheck', {}, async () => ({ status: 'healthy' }))

  app.get('/_internal_/readiness', {}, async (_request, reply) => {
    const log = await eventStore.health()
    const states = services.map((service) => {
      const health = service.health()
      return { name: service.name, lag: log.head.position - health.checkpoint.position, ...health }
    })
    const ready = states.every((state) => state.ready)
    reply.code(ready ? 200 : 503)
    return { ready, eventStore: log, services: states }
  })
  return app
}
