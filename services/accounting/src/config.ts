import { parseSettings, processSettings, serverSettings, shopSettings } from '@souk/service/process'
import { z } from 'zod'

const Settings = z.object({
  ...processSettings({ port: 8084, internalPort: 9094 }),
  AMQP_URL: serverSettings.AMQP_URL,
  COUCHDB_URL: serverSettings.COUCHDB_URL,
  SOUK_CURRENCY: shopSettings.SOUK_CURRENCY,
})

/** @throws StartFault */
export const configFromEnvironment = (): z.output<typeof Settings> => parseSettings(Settings, process.env)
