import { parseSettings, processSettings, serverSettings, shopSettings } from '@souk/service/process'
import { z } from 'zod'

const Settings = z.object({
  ...processSettings({ port: 8081, internalPort: 9091 }),
  AMQP_URL: serverSettings.AMQP_URL,
  REDIS_URL: serverSettings.REDIS_URL,
  SOUK_CURRENCY: shopSettings.SOUK_CURRENCY,
  SOUK_WELCOME_CREDIT: shopSettings.SOUK_WELCOME_CREDIT,
})

/** @throws StartFault */
export const configFromEnvironment = (): z.output<typeof Settings> => parseSettings(Settings, process.env)
