import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createRabbitMqBus } from '@souk/bus/rabbitmq'
import { newId } from '@souk/log-protocol'
import { systemClock, runProcess } from '@souk/process'
import { serviceReadiness } from '@souk/service'
import { configFromEnvironment } from './config.ts'
import { buildProductApp } from './http/routes.ts'
import { startProductService } from './service.ts'
import { openProductStore } from './view/store.sqlite.ts'

await runProcess('product', configFromEnvironment, async ({ config, logger, closing, ending, fatal }) => {
  const bus = createRabbitMqBus({ url: config.AMQP_URL, name: 'product', clock: systemClock, logger })
  closing.push(() => bus.close())
  mkdirSync(config.SOUK_DATA, { recursive: true })
  const store = openProductStore(join(config.SOUK_DATA, 'product.sqlite'))
  const dependencies = { bus, clock: systemClock, newId, logger, ending, fatal }
  const service = await startProductService({ ...dependencies, store })
  closing.push(() => service.stop())
  return {
    app: buildProductApp({ ...dependencies, service, store, currency: config.SOUK_CURRENCY }),
    readiness: () => serviceReadiness(service),
  }
})
