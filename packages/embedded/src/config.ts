import { parseSettings, processSettings, serverSettings, shopSettings } from '@souk/service/process'
import { z } from 'zod'
import type { Servers } from './parts.ts'

const { MONGODB_URL, AMQP_URL, REDIS_URL, DATABASE_URL, COUCHDB_URL } = serverSettings

const Settings = z.object({
  ...processSettings({ port: 8080, internalPort: 9090, logLevel: 'warn' }),
  ...shopSettings,
  SOUK_DATA: z.string().min(1).default('./data').describe('Folder of all data.'),
  SOUK_CATALOGUE: z.enum(['northwind', 'none']).default('northwind').describe('What an empty shop is filled with at its first start.'),
  MONGODB_URL: MONGODB_URL.optional(),
  AMQP_URL: AMQP_URL.optional(),
  REDIS_URL: REDIS_URL.optional(),
  DATABASE_URL: DATABASE_URL.optional(),
  COUCHDB_URL: COUCHDB_URL.optional(),
})

export interface EmbeddedConfig {
  readonly host: string
  readonly port: number
  readonly internalPort: number
  /** Folder of all data. */
  readonly data: string
  readonly currency: string
  readonly orderDeadlineMs: number
  /** Minor units. */
  readonly welcomeCredit: number
  readonly catalogue: 'northwind' | 'none'
  readonly logLevel: string
  /** Each that is set takes the place of a part in this process. */
  readonly servers: Servers
}

/** @throws StartFault that lists every fault at once */
export const parseConfig = (environment: Readonly<Record<string, string | undefined>>): EmbeddedConfig => {
  const settings = parseSettings(Settings, environment)
  return {
    host: settings.HOST,
    port: settings.PORT,
    internalPort: settings.INTERNAL_PORT,
    data: settings.SOUK_DATA,
    currency: settings.SOUK_CURRENCY,
    orderDeadlineMs: settings.SOUK_ORDER_DEADLINE_MS,
    welcomeCredit: settings.SOUK_WELCOME_CREDIT,
    catalogue: settings.SOUK_CATALOGUE,
    logLevel: settings.LOG_LEVEL,
    servers: {
      mongodbUrl: settings.MONGODB_URL,
      amqpUrl: settings.AMQP_URL,
      redisUrl: settings.REDIS_URL,
      databaseUrl: settings.DATABASE_URL,
      couchdbUrl: settings.COUCHDB_URL,
    },
  }
}

export const configFromEnvironment = (): EmbeddedConfig => parseConfig(process.env)
