import { createRabbitMqBus } from '@souk/bus/rabbitmq'
import { newId } from '@souk/log-protocol'
import { systemClock, runProcess } from '@souk/process'
import { serviceReadiness } from '@souk/service'
import { configFromEnvironment } from './config.ts'
import { buildAccountingApp } from './http/routes.ts'
import { startAccountingService } from './service.ts'
import { openCouchAccountingStore } from './view/store.couchdb.ts'

await runProcess('accounting', configFromEnvironment, async ({ config, logger, closing, ending, fatal }) => {
  const bus = createRabbitMqBus({ url: config.AMQP_URL, name: 'accounting', clock: systemClock, logger })
  closing.push(() => bus.close())
  const store = openCouchAccountingStore(config.COUCHDB_URL)
  const dependencies = { bus, clock: systemClock, newId, logger, ending, fatal }
  const service = await startAccountingService({ ...dependencies, store })
  closing.push(() => service.stop())
  return {
    app: buildAccountingApp({ ...dependencies, service, store, currency: config.SOUK_CURRENCY }),
    readiness: () => serviceReadiness(service),
  }
})
