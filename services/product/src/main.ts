import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { runService } from '@souk/service/run'
import { configFromEnvironment } from './config.ts'
import { buildProductApp } from './http/routes.ts'
import { startProductService } from './service.ts'
import { openProductStore } from './view/store.sqlite.ts'

await runService('product', configFromEnvironment, async ({ config, dependencies }) => {
  mkdirSync(config.SOUK_DATA, { recursive: true })
  const store = openProductStore(join(config.SOUK_DATA, 'product.sqlite'))
  const service = await startProductService({ ...dependencies, store, settings: { priceGraceMs: config.SOUK_PRICE_GRACE_MS } })
  return { service, app: buildProductApp({ ...dependencies, service, store, currency: config.SOUK_CURRENCY }) }
})
