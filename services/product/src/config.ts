import { z } from 'zod'
import { busSettings } from '@souk/bus'
import { shopSettings } from '@souk/contracts'
import { parseSettings, processSettings } from '@souk/process'

const Settings = z.object({
  ...processSettings({ port: 8083, internalPort: 9093 }),
  ...busSettings,
  ...shopSettings,
  SOUK_DATA: z.string().min(1).default('./data').describe('Folder of the view.'),
})

/** Reads the settings from the environment. @throws StartFault that names every fault */
export const configFromEnvironment = (): z.output<typeof Settings> => parseSettings(Settings, process.env)
