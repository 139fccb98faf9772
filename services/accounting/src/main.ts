import { createRabbitMqBus } from '@souk/bus/rabbitmq'
import { newId } from '@souk/log-protocol'
import { systemClock, runProcess } from '@souk/process'
import { serviceReadiness } from '@souk/service'
import { configFromEnvironment } from './config.ts'
import { buildAccountingApp } from './http/routes.ts'
import { startAccountingService } from './service.ts'
import { openCouchAccountingStore } from './view/store.couchdb.ts'

await runProcess('accounting', configFromEnvironment, async ({ config, logger, closing, ending }) => {
  const bus = createRabbitMqBus({ url: config.AMQP_URL, name: 'accounting', clock: systemClock, logger })
  closing.push(() => bus.close())
  const store = openCouchAccountingStore(config.COUCHDB_URL)
  const surroundings = { bus, clock: systemClock, newId, logger, ending }
  const service = await startAccountingService({ ...surroundings, store })
  closing.push(() => service.stop())
  return {
    app: buildAccountingApp({ ...surroundings, service, store, currency: config.SOUK_CURRENCY }),
    readiness: () => serviceReadiness(service),
  }
})
