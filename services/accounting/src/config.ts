import { z } from 'zod'
import { busSettings } from '@souk/bus'
import { shopSettings } from '@souk/contracts'
import { parseSettings, processSettings, serverUrl } from '@souk/process'
import { accessSettings } from '@souk/service/access'

/** Settings of the accounting service alone. */
export const accountingSettings = {
  COUCHDB_URL: serverUrl('http', 'https').describe("CouchDB: the accounting service's view."),
} as const

const Settings = z.object({
  ...processSettings({ port: 8084, internalPort: 9094 }),
  ...busSettings,
  ...accessSettings,
  ...shopSettings,
  ...accountingSettings,
})

/** Reads the settings from the environment. @throws StartFault that names every fault */
export const configFromEnvironment = (): z.output<typeof Settings> => parseSettings(Settings, process.env)
