import { openSession } from '@souk/client'
import { createApp } from '@souk/http'
import { newId } from '@souk/log-protocol'
import { runProcess } from '@souk/process'
import { buildOriginalApi } from './app.ts'
import { configFromEnvironment } from './config.ts'
import { OPEN_WARNING } from './settings.ts'

await runProcess('original-api', configFromEnvironment, async ({ config, logger }) => {
  const readiness = async () => ({ ready: true })
  if (config.SOUK_ORIGINAL_API === 'off') return { app: createApp({ logger, newId }), readiness }
  const transport = { baseUrl: config.GATEWAY_URL }
  if (config.manager !== undefined) logger.warn({ gateway: config.GATEWAY_HOST }, OPEN_WARNING)
  const manager = config.manager && openSession(transport, config.manager)
  const app = buildOriginalApi({ ...transport, logger, newId, now: Date.now, currency: config.SOUK_CURRENCY, manager })
  return { app, readiness }
})
