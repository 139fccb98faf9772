import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { parseSettings, processSettings, serverUrl } from '@souk/process'
import type { SiteDefinition } from '../definition.ts'
import { siteSettings } from '../settings.ts'

const settingsOf = ({ port, internalPort }: SiteDefinition) =>
  z.object({
    ...processSettings({ port, internalPort }),
    ...siteSettings,
    GATEWAY_URL: serverUrl('http', 'https').describe('The gateway, as this process reaches it.'),
    SOUK_PUBLIC_URL: serverUrl('http', 'https').describe('The address of the site for its visitors.'),
  })

/** Reads the settings of a site from the environment. @throws StartFault that names every fault */
export const configFromEnvironment = (site: SiteDefinition) => parseSettings(settingsOf(site), process.env)

/** Settings for work on the pages: of a shop that `npm start` has started, unless the environment says otherwise. Its cookies last as long as the process. */
export const configForDevelopment = (site: SiteDefinition) => {
  const { PORT = String(site.port) } = process.env
  return parseSettings(settingsOf(site), {
    GATEWAY_URL: 'http://127.0.0.1:8080',
    SOUK_PUBLIC_URL: `http://127.0.0.1:${PORT}`,
    SOUK_SESSION_KEYS: randomBytes(32).toString('base64url'),
    LOG_LEVEL: 'warn',
    ...process.env,
  })
}
