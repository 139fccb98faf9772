import { z } from 'zod'
import { busSettings } from '@souk/bus'
import { shopSettings } from '@souk/contracts'
import { parseSettings, processSettings, serverUrl } from '@souk/process'
import { accessSettings } from '@souk/service/access'

/** The settings that only the event store has. */
export const eventStoreSettings = {
  MONGODB_URL: serverUrl('mongodb', 'mongodb\\+srv').describe("MongoDB: the event store's log."),
} as const

const Settings = z.object({
  ...processSettings({ port: 8085, internalPort: 9095 }),
  ...busSettings,
  ...accessSettings,
  ...shopSettings,
  ...eventStoreSettings,
})

const Secrets = z.object({
  RABBITMQ_PASSWORD: z.string().optional().describe("Password of the broker's administrator; without one there is no administrator."),
})

/** @throws StartFault */
export const secretsFromEnvironment = (): z.output<typeof Secrets> => parseSettings(Secrets, process.env)

/** @throws StartFault */
export const configFromEnvironment = (): z.output<typeof Settings> => parseSettings(Settings, process.env)
