import { runService } from '@souk/service/run'
import { configFromEnvironment, sellerFrom } from './config.ts'
import { buildAccountingApp } from './http/routes.ts'
import { startAccountingService } from './service.ts'
import { openCouchAccountingStore } from './view/store.couchdb.ts'

await runService('accounting', configFromEnvironment, async ({ config, dependencies }) => {
  const store = openCouchAccountingStore(config.COUCHDB_URL)
  const service = await startAccountingService({ ...dependencies, store, seller: sellerFrom(config) })
  return { service, app: buildAccountingApp({ ...dependencies, service, store, currency: config.SOUK_CURRENCY }) }
})
