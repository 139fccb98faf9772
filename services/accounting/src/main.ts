import { systemClock } from '@souk/bus'
import { createRabbitMqBus } from '@souk/bus/rabbitmq'
import { newId } from '@souk/contracts'
import { runProcess, serviceReadiness } from '@souk/service/process'
import { configFromEnvironment } from './config.ts'
import { buildAccountingApp } from './routes.ts'
import { startAccountingService } from './service.ts'
import { openCouchAccountingStore } from './store.couchdb.ts'

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
