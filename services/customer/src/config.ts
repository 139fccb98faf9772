import { z } from 'zod'
import { busSettings } from '@souk/bus'
import { shopSettings } from '@souk/contracts'
import { decimal } from '@souk/log-protocol'
import { parseSettings, processSettings, serverUrl } from '@souk/process'

/** Settings of the customer service alone. */
export const customerSettings = {
  REDIS_URL: serverUrl('redis', 'rediss').describe("Redis: the customer service's view and sessions."),
  SOUK_WELCOME_CREDIT: decimal(z.int().min(0).max(1_000_000_000)).default(100_000).describe('Credit of a new customer, in minor units.'),
  SOUK_SESSION_DAYS: decimal(z.int().min(1).max(365)).default(30).describe('Days that a session lasts after its last refresh.'),
} as const

const Settings = z.object({
  ...processSettings({ port: 8081, internalPort: 9091 }),
  ...busSettings,
  ...shopSettings,
  ...customerSettings,
})

/** Reads the settings from the environment. @throws StartFault that names every fault */
export const configFromEnvironment = (): z.output<typeof Settings> => parseSettings(Settings, process.env)
