import { randomBytes } from 'node:crypto'
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

/** Settings for work on the pages: of a shop that `npm start` has started, unless the environment says otherwise. Its cookies last as long as the process. */
export const configForDevelopment = () => {
  const { PORT = '8086' } = process.env
  return parseSettings(Settings, {
    GATEWAY_URL: 'http://127.0.0.1:8080',
    SOUK_PUBLIC_URL: `http://127.0.0.1:${PORT}`,
    SOUK_SESSION_KEYS: randomBytes(32).toString('base64url'),
    LOG_LEVEL: 'warn',
    ...process.env,
  })
}
