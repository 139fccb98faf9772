import { z } from 'zod'
import { busSettings } from '@souk/bus'
import { password, shopSettings, username, type LogIn } from '@souk/contracts'
import { decimal } from '@souk/log-protocol'
import { failureLabSettings, parseSettings, processSettings, serverUrl, StartFault } from '@souk/process'
import { accessSettings } from '@souk/service/access'

/** Settings of the customer service alone. */
export const customerSettings = {
  REDIS_URL: serverUrl('redis', 'rediss').describe("Redis: the customer service's view and sessions."),
  SOUK_WELCOME_CREDIT: decimal(z.int().min(0).max(1_000_000_000)).default(100_000).describe('Credit of a new customer, in minor units.'),
  SOUK_SESSION_DAYS: decimal(z.int().min(1).max(365)).default(30).describe('Days that a session lasts after its last refresh.'),
  SOUK_INVOICE_RETENTION: z
    .string()
    .regex(/^[1-9]\d?y?$/, 'must be a number of years from 1 to 99, such as 10y')
    .default('10y')
    .transform((years) => Number(years.replace('y', '')))
    .describe('Years that name and address are kept for invoices, after the end of the year of the order: `10y` or `10`.'),
} as const

/** The first manager, needed as long as the shop has none. */
export const managerSettings = {
  MANAGER_USER: username.optional().describe('User name of the first manager.'),
  MANAGER_PASSWORD: password.optional().describe('Password of the first manager.'),
} as const

/** @throws StartFault if only one of the two is set */
export const managerFrom = (settings: {
  readonly MANAGER_USER?: string | undefined
  readonly MANAGER_PASSWORD?: string | undefined
}): LogIn | undefined => {
  const { MANAGER_USER: user, MANAGER_PASSWORD: secret } = settings
  if (user === undefined && secret === undefined) return undefined
  if (user === undefined || secret === undefined) throw new StartFault('settings: set both MANAGER_USER and MANAGER_PASSWORD, or neither')
  return { username: user, password: secret }
}

const Settings = z.object({
  ...processSettings({ port: 8081, internalPort: 9091 }),
  ...busSettings,
  ...accessSettings,
  ...failureLabSettings,
  ...shopSettings,
  ...customerSettings,
  ...managerSettings,
})

/** Reads the settings from the environment. @throws StartFault that names every fault */
export const configFromEnvironment = (): z.output<typeof Settings> => parseSettings(Settings, process.env)
