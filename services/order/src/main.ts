import { runService } from '@souk/service/run'
import { openPostgresCartStore } from './cart/cart-store.postgres.ts'
import { configFromEnvironment } from './config.ts'
import { buildOrderApp } from './http/routes.ts'
import { startOrderService } from './service.ts'
import { openPostgresOrderStore } from './view/store.postgres.ts'

await runService('order', configFromEnvironment, async ({ config, dependencies, connectionFailed }) => {
  const store = openPostgresOrderStore(config.DATABASE_URL, { failed: connectionFailed })
  const carts = openPostgresCartStore(config.DATABASE_URL, { failed: connectionFailed })
  const service = await startOrderService({ ...dependencies, store, carts })
  return { service, app: buildOrderApp({ ...dependencies, service, store, settings: { deadlineMs: config.SOUK_ORDER_DEADLINE_MS } }) }
})
