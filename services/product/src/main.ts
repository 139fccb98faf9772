import { systemClock } from '@souk/bus'
import { createRabbitMqBus } from '@souk/bus/rabbitmq'
import { newId } from '@souk/contracts'
import { runProcess, serviceReadiness } from '@souk/service/process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { configFromEnvironment } from './config.ts'
import { buildProductApp } from './routes.ts'
import { startProductService } from './service.ts'
import { openProductStore } from './store.sqlite.ts'

await runProcess('product', configFromEnvironment, async ({ config, logger, closing, ending }) => {
  const bus = createRabbitMqBus({ url: config.AMQP_URL, name: 'product', clock: systemClock, logger })
  closing.push(() => bus.close())
  mkdirSync(config.SOUK_DATA, { recursive: true })
  const store = openProductStore(join(config.SOUK_DATA, 'product.sqlite'))
  const surroundings = { bus, clock: systemClock, newId, logger, ending }
  const service = await startProductService({ ...surroundings, store })
  closing.push(() => service.stop())
  return {
    app: buildProductApp({ ...surroundings, service, store, currency: config.SOUK_CURRENCY }),
    readiness: () => serviceReadiness(service),
  }
})
