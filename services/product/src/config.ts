import { parseSettings, processSettings, serverSettings, shopSettings } from '@souk/service/process'
import { z } from 'zod'

const Settings = z.object({
  ...processSettings({ port: 8083, internalPort: 9093 }),
  AMQP_URL: serverSettings.AMQP_URL,
  SOUK_DATA: z.string().min(1).default('./data').describe('Folder of the view, an SQLite file.'),
  SOUK_CURRENCY: shopSettings.SOUK_CURRENCY,
})

/** @throws StartFault */
export const configFromEnvironment = (): z.output<typeof Settings> => parseSettings(Settings, process.env)
