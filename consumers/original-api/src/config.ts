import { z } from 'zod'
import { shopSettings } from '@souk/contracts'
import { managerFrom, managerSettings } from '@souk/customer'
import { parseSettings, processSettings, serverUrl, StartFault } from '@souk/process'
import { originalApiSettings, whyNotOpen } from './settings.ts'

const Settings = z.object({
  ...processSettings({ port: 8085, internalPort: 9095 }),
  ...shopSettings,
  ...originalApiSettings,
  GATEWAY_URL: serverUrl('http', 'https').describe('The gateway, as this process reaches it.'),
  GATEWAY_HOST: z.string().min(1).default('127.0.0.1').describe('The address on which the gateway is published.'),
})

/** Reads the settings from the environment. @throws StartFault that names every fault */
export const configFromEnvironment = () => {
  const settings = parseSettings(Settings, process.env)
  if (settings.SOUK_ORIGINAL_API !== 'open') return { ...settings, manager: undefined }
  const fault = whyNotOpen(settings.GATEWAY_HOST)
  if (fault !== undefined) throw new StartFault(fault)
  // Read only now: the secret is there only if everything is open.
  const manager = managerFrom(parseSettings(Settings.extend(managerSettings), process.env))
  if (manager === undefined) throw new StartFault('settings: SOUK_ORIGINAL_API=open needs MANAGER_USER and MANAGER_PASSWORD')
  return { ...settings, manager }
}
