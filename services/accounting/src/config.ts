import { z } from 'zod'
import { busSettings } from '@souk/bus'
import { shopSettings } from '@souk/contracts'
import { parseSettings, processSettings, serverUrl } from '@souk/process'

/** What accounting alone is told. */
export const accountingSettings = {
  COUCHDB_URL: serverUrl('http', 'https').describe("CouchDB: the accounting service's view."),
} as const

const Settings = z.object({
  ...processSettings({ port: 8084, internalPort: 9094 }),
  ...busSettings,
  ...shopSettings,
  ...accountingSettings,
})

/** @throws StartFault */
export const configFromEnvironment = (): z.output<typeof Settings> => parseSettings(Settings, process.env)
