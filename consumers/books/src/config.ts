import { z } from 'zod'
import { managerFrom, managerSettings } from '@souk/customer'
import { parseSettings, processSettings, serverUrl, StartFault } from '@souk/process'
import { booksSettings } from './settings.ts'

const Settings = z.object({
  ...processSettings({ port: 8086, internalPort: 9096 }),
  ...booksSettings,
  ...managerSettings,
  GATEWAY_URL: serverUrl('http', 'https').describe('The gateway, as this process reaches it.'),
  SOUK_DATA: z.string().min(1).default('./data').describe('The folder with the results of audits.'),
})

/** Reads the settings from the environment. @throws StartFault that names every fault */
export const configFromEnvironment = () => {
  const settings = parseSettings(Settings, process.env)
  const manager = managerFrom(settings)
  if (manager === undefined) throw new StartFault('settings: the books need MANAGER_USER and MANAGER_PASSWORD')
  return { ...settings, manager }
}
