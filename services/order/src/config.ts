import { parseSettings, processSettings, serverSettings, shopSettings } from '@souk/service/process'
import { z } from 'zod'

const Settings = z.object({
  ...processSettings({ port: 8082, internalPort: 9092 }),
  AMQP_URL: serverSettings.AMQP_URL,
  DATABASE_URL: serverSettings.DATABASE_URL,
  SOUK_ORDER_DEADLINE_MS: shopSettings.SOUK_ORDER_DEADLINE_MS,
})

/** @throws StartFault */
export const configFromEnvironment = (): z.output<typeof Settings> => parseSettings(Settings, process.env)
