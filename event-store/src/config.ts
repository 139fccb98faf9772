import { parseSettings, processSettings, serverSettings } from '@souk/service/process'
import { z } from 'zod'

const Settings = z.object({
  ...processSettings({ port: 8085, internalPort: 9095 }),
  AMQP_URL: serverSettings.AMQP_URL,
  MONGODB_URL: serverSettings.MONGODB_URL,
})

/** @throws StartFault */
export const configFromEnvironment = (): z.output<typeof Settings> => parseSettings(Settings, process.env)
