import { z } from 'zod'
import { parseSettings, processSettings, serverUrl } from '@souk/process'
import { siteSettings } from '@souk/site/settings'

const Settings = z.object({
  ...processSettings({ port: 8086, internalPort: 9096 }),
  ...siteSettings,
  GATEWAY_URL: serverUrl('http', 'https').describe('The gateway, as this process reaches it.'),
  SOUK_PUBLIC_URL: serverUrl('http', 'https').describe('The address of the shop for its customers.'),
})

/** Reads the settings from the environment. @throws StartFault that names every fault */
export const configFromEnvironment = () => parseSettings(Settings, process.env)
