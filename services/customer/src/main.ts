import { createRabbitMqBus } from '@souk/bus/rabbitmq'
import { messageOf, newId } from '@souk/log-protocol'
import { systemClock, runProcess } from '@souk/process'
import { serviceReadiness } from '@souk/service'
import { configFromEnvironment } from './config.ts'
import { buildCustomerApp } from './http/routes.ts'
import { startCustomerService } from './service.ts'
import { openRedisCustomerStore } from './view/store.redis.ts'

await runProcess('customer', configFromEnvironment, async ({ config, logger, closing, ending, fatal }) => {
  const bus = createRabbitMqBus({ url: config.AMQP_URL, name: 'customer', clock: systemClock, logger })
  closing.push(() => bus.close())
  const failed = (error: unknown): void => logger.warn({ error: messageOf(error) }, 'a connection to Redis failed')
  const store = openRedisCustomerStore(config.REDIS_URL, { failed })
  const dependencies = { bus, clock: systemClock, newId, logger, ending, fatal }
  const service = await startCustomerService({
    ...dependencies,
    store,
    settings: { currency: config.SOUK_CURRENCY, welcomeCredit: config.SOUK_WELCOME_CREDIT },
  })
  closing.push(() => service.stop())
  return { app: buildCustomerApp({ ...dependencies, service, store }), readiness: () => serviceReadiness(service) }
})
