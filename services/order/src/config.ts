import { z } from 'zod'
import { busSettings } from '@souk/bus'
import { decimal } from '@souk/log-protocol'
import { failureLabSettings, parseSettings, processSettings, serverUrl } from '@souk/process'
import { accessSettings } from '@souk/service/access'

/** Settings of the order service alone. */
export const orderSettings = {
  DATABASE_URL: serverUrl('postgres', 'postgresql').describe("PostgreSQL: the order service's view."),
  SOUK_ORDER_DEADLINE_MS: decimal(z.int().min(100).max(86_400_000))
    .default(30_000)
    .describe('Milliseconds after which a pending order is canceled.'),
} as const

const Settings = z.object({
  ...processSettings({ port: 8082, internalPort: 9092 }),
  ...busSettings,
  ...accessSettings,
  ...failureLabSettings,
  ...orderSettings,
})

/** Reads the settings from the environment. @throws StartFault that names every fault */
export const configFromEnvironment = (): z.output<typeof Settings> => parseSettings(Settings, process.env)
