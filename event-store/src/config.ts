import { z } from 'zod'
import { busSettings } from '@souk/bus'
import { password, shopSettings, username } from '@souk/contracts'
import { environmentSettings, failureLabSettings, parseSettings, processSettings, serverUrl, StartFault } from '@souk/process'
import { accessSettings } from '@souk/service/access'

/** The settings that only the event store has. */
export const eventStoreSettings = {
  MONGODB_URL: serverUrl('mongodb', 'mongodb\\+srv').describe("MongoDB: the event store's log."),
} as const

const Settings = z.object({
  ...processSettings({ port: 8085, internalPort: 9095 }),
  ...busSettings,
  ...accessSettings,
  ...failureLabSettings,
  ...shopSettings,
  ...eventStoreSettings,
  SOUK_DATA: z.string().min(1).default('./data').describe('Folder of the index for searching the log.'),
})

// Configuration files hold them as they are.
const serverPassword = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 visible ASCII characters')

/** The secrets that the first start makes by itself, unless this is production. */
const generatedSecrets = {
  MONGODB_PASSWORD: serverPassword.optional().describe('Password of the user souk of MongoDB.'),
  REDIS_PASSWORD: serverPassword.optional().describe('Password of Redis.'),
  POSTGRES_PASSWORD: serverPassword.optional().describe('Password of the user souk of PostgreSQL.'),
  COUCHDB_PASSWORD: serverPassword.optional().describe('Password of the user souk of CouchDB.'),
  MANAGER_USER: username.optional().describe('User name of the first manager.'),
  MANAGER_PASSWORD: password.optional().describe('Password of the first manager.'),
} as const

const Secrets = z.object({
  ...environmentSettings,
  ...generatedSecrets,
  SOUK_SESSION_KEYS: z.string().optional().describe('With what the cookies of the web shop are sealed; without one a key is made.'),
  SOUK_ORIGINAL_API: z.string().optional().describe('Where it is `open`, the operations of the original system act as the first manager.'),
  RABBITMQ_PASSWORD: serverPassword.optional().describe("Password of the broker's administrator; without one there is no administrator."),
})
type Secrets = z.output<typeof Secrets>

/** @throws StartFault, also if production would need a generated secret */
export const secretsFromEnvironment = (): Secrets => {
  const settings = parseSettings(Secrets, process.env)
  const missing = Object.keys(generatedSecrets).filter((name) => settings[name as keyof typeof generatedSecrets] === undefined)
  if (settings.SOUK_ENV === 'production' && missing.length > 0)
    throw new StartFault(`settings: SOUK_ENV=production generates no secrets: set ${missing.join(', ')}`)
  return settings
}

/** @throws StartFault */
export const configFromEnvironment = (): z.output<typeof Settings> => parseSettings(Settings, process.env)
