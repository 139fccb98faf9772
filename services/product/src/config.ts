import { z } from 'zod'
import { busSettings } from '@souk/bus'
import { shopSettings } from '@souk/contracts'
import { decimal } from '@souk/log-protocol'
import { failureLabSettings, parseSettings, processSettings } from '@souk/process'
import { accessSettings, cacheSettings } from '@souk/service/access'
import { LONGEST_PRICE_GRACE_MS } from './domain/product.ts'

/** Settings of the product service alone. */
export const productSettings = {
  SOUK_PRICE_GRACE_MS: decimal(z.int().min(0).max(LONGEST_PRICE_GRACE_MS))
    .default(60_000)
    .describe('A price still counts if it ended at most this many milliseconds before the order was placed. 0: none.'),
} as const

const Settings = z.object({
  ...processSettings({ port: 8083, internalPort: 9093 }),
  ...busSettings,
  ...accessSettings,
  ...failureLabSettings,
  ...cacheSettings,
  ...shopSettings,
  ...productSettings,
  SOUK_DATA: z.string().min(1).default('./data').describe('Folder of the view.'),
})

/** Reads the settings from the environment. @throws StartFault that names every fault */
export const configFromEnvironment = (): z.output<typeof Settings> => parseSettings(Settings, process.env)
