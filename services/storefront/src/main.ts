import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { runService } from '@souk/service/run'
import { configFromEnvironment } from './config.ts'
import { buildStorefrontApp } from './http/routes.ts'
import { startStorefrontService } from './service.ts'
import { openStorefrontStore } from './view/store.sqlite.ts'

await runService('storefront', configFromEnvironment, async ({ config, dependencies }) => {
  mkdirSync(config.SOUK_DATA, { recursive: true })
  const store = openStorefrontStore(join(config.SOUK_DATA, 'storefront.sqlite'))
  const service = await startStorefrontService({ ...dependencies, store })
  return { service, app: buildStorefrontApp({ ...dependencies, service, store }) }
})
