import { createRabbitMqBus } from '@souk/bus/rabbitmq'
import { messageOf, newId } from '@souk/log-protocol'
import { systemClock, runProcess } from '@souk/process'
import { serviceReadiness } from '@souk/service'
import { configFromEnvironment } from './config.ts'
import { buildOrderApp } from './http/routes.ts'
import { startOrderService } from './service.ts'
import { openPostgresOrderStore } from './view/store.postgres.ts'

await runProcess('order', configFromEnvironment, async ({ config, logger, closing, ending, fatal }) => {
  const bus = createRabbitMqBus({ url: config.AMQP_URL, name: 'order', clock: systemClock, logger })
  closing.push(() => bus.close())
  const failed = (error: unknown): void => logger.warn({ error: messageOf(error) }, 'a connection to PostgreSQL failed')
  const store = openPostgresOrderStore(config.DATABASE_URL, { failed })
  const dependencies = { bus, clock: systemClock, newId, logger, ending, fatal }
  const service = await startOrderService({ ...dependencies, store })
  closing.push(() => service.stop())
  return {
    app: buildOrderApp({ ...dependencies, service, store, settings: { deadlineMs: config.SOUK_ORDER_DEADLINE_MS } }),
    readiness: () => serviceReadiness(service),
  }
})
