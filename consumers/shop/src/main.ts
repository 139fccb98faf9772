import { newId } from '@souk/log-protocol'
import { runProcess, systemClock } from '@souk/process'
import { configFromEnvironment } from './config.ts'
import { buildShop } from './index.ts'

await runProcess('shop', configFromEnvironment, async ({ config, logger }) => ({
  app: await buildShop({
    logger,
    newId,
    now: systemClock.now,
    gatewayUrl: config.GATEWAY_URL,
    publicUrl: config.SOUK_PUBLIC_URL,
    secrets: config.SOUK_SESSION_KEYS,
  }),
  readiness: async () => ({ ready: true }),
}))
