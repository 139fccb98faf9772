import { z } from 'zod'
import { parseSettings, processSettings, serverUrl } from '@souk/process'

const Settings = z.object({
  ...processSettings({ port: 8088, internalPort: 9098 }),
  GATEWAY_URL: serverUrl('http', 'https').describe('The gateway, as this process reaches it.'),
})

/** Reads the settings from the environment. @throws StartFault that names every fault */
export const configFromEnvironment = () => parseSettings(Settings, process.env)
