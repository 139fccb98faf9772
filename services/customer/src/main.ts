import { retryWhileUnavailable, systemClock } from '@souk/process'
import { runService } from '@souk/service/run'
import { registerFirstManager } from './access/first-manager.ts'
import { createLogInThrottle } from './access/log-in-throttle.ts'
import { configFromEnvironment, managerFrom } from './config.ts'
import { buildCustomerApp } from './http/routes.ts'
import { connectRedis, openRedisCustomerStore, openRedisSessionStore } from './redis.ts'
import { startCustomerService } from './service.ts'

await runService('customer', configFromEnvironment, async ({ config, dependencies, connectionFailed: failed }) => {
  const manager = managerFrom(config)
  const store = openRedisCustomerStore(config.REDIS_URL, { failed })
  const sessions = openRedisSessionStore(config.REDIS_URL, { failed })
  const throttle = createLogInThrottle(connectRedis(config.REDIS_URL, { name: 'souk:log-ins', failed }))
  const settings = {
    currency: config.SOUK_CURRENCY,
    welcomeCredit: config.SOUK_WELCOME_CREDIT,
    sessionDays: config.SOUK_SESSION_DAYS,
    invoiceRetentionYears: config.SOUK_INVOICE_RETENTION,
  }
  const service = await startCustomerService({ ...dependencies, store, sessions, throttle, settings })
  if (manager !== undefined) {
    const { logger, ending } = dependencies
    await retryWhileUnavailable(systemClock, logger, () => registerFirstManager(service, manager), ending)
  }
  return { service, app: buildCustomerApp({ ...dependencies, service, store, behindGateway: true }) }
})
