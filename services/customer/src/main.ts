import { runService } from '@souk/service/run'
import { openRedisSessionStore } from './access/session-store.redis.ts'
import { configFromEnvironment } from './config.ts'
import { buildCustomerApp } from './http/routes.ts'
import { startCustomerService } from './service.ts'
import { openRedisCustomerStore } from './view/store.redis.ts'

await runService('customer', configFromEnvironment, async ({ config, dependencies, connectionFailed }) => {
  const store = openRedisCustomerStore(config.REDIS_URL, { failed: connectionFailed })
  const sessions = openRedisSessionStore(config.REDIS_URL, { failed: connectionFailed })
  const settings = {
    currency: config.SOUK_CURRENCY,
    welcomeCredit: config.SOUK_WELCOME_CREDIT,
    sessionDays: config.SOUK_SESSION_DAYS,
  }
  const service = await startCustomerService({ ...dependencies, store, sessions, settings })
  return { service, app: buildCustomerApp({ ...dependencies, service, store }) }
})
