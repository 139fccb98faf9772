import { createRabbitMqBus } from '@souk/bus/rabbitmq'
import { newId } from '@souk/log-protocol'
import { systemClock, runProcess } from '@souk/process'
import { configFromEnvironment } from './config.ts'
import { createEventStore } from './event-store.ts'
import { buildEventStoreApp } from './http/routes.ts'
import { openMongoEventLog } from './log/event-log.mongodb.ts'
import { openMongoState } from './state/state.mongodb.ts'

await runProcess('event-store', configFromEnvironment, async ({ config, logger, closing, retryWhileUnavailable }) => {
  const log = await retryWhileUnavailable(() => openMongoEventLog(config.MONGODB_URL))
  closing.push(() => log.close())
  const state = await retryWhileUnavailable(() => openMongoState(config.MONGODB_URL))
  closing.push(() => state.close())
  const bus = createRabbitMqBus({ url: config.AMQP_URL, name: 'event-store', clock: systemClock, logger })
  closing.push(() => bus.close())
  const eventStore = createEventStore({ log, state, bus, clock: systemClock })
  closing.push(() => eventStore.stop())
  await retryWhileUnavailable(() => eventStore.start())
  return {
    app: buildEventStoreApp({ log, logger, newId }),
    readiness: async () => {
      const health = await eventStore.health()
      return { ready: bus.health().connected, bus: bus.health(), lag: health.head.position - health.published, ...health }
    },
  }
})
