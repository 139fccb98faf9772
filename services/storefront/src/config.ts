import { z } from 'zod'
import { busSettings } from '@souk/bus'
import { parseSettings, processSettings } from '@souk/process'
import { accessSettings, cacheSettings } from '@souk/service/access'

const Settings = z.object({
  ...processSettings({ port: 8087, internalPort: 9097 }),
  ...busSettings,
  ...accessSettings,
  ...cacheSettings,
  SOUK_DATA: z.string().min(1).default('./data').describe('Folder of the view. It may be thrown away: the log fills it again.'),
})

/** Reads the settings from the environment. @throws StartFault that names every fault */
export const configFromEnvironment = (): z.output<typeof Settings> => parseSettings(Settings, process.env)
