import { currency } from '@souk/contracts'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)

const Settings = z.object({
  PORT: port.default(8080).describe('Port of the gateway; 0: any that is free.'),
  INTERNAL_PORT: port.default(9090).describe('Port for operators, on loopback: health and readiness.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address that the gateway listens on. Requests are not authenticated yet: think before you open it.'),
  SOUK_DATA: z.string().min(1).default('./data').describe('Folder of all data.'),
  SOUK_CURRENCY: currency.default('GBP').describe('Currency of the shop; not to be changed once there is data.'),
  SOUK_ORDER_DEADLINE_MS: z.coerce.number().int().min(100).max(86_400_000).default(30_000).describe('Milliseconds after which a pending order is canceled.'),
  SOUK_WELCOME_CREDIT: z.coerce.number().int().min(0).max(1_000_000_000).default(100_000).describe('Credit of a new customer, in minor units.'),
  SOUK_CATALOGUE: z.enum(['northwind', 'none']).default('northwind').describe('What an empty shop is filled with at its first start.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn').describe('Least severe level that is logged.'),
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
}

/** @throws an error that lists every fault at once */
export const parseConfig = (environment: Readonly<Record<string, string | undefined>>): EmbeddedConfig => {
  const parsed = Settings.safeParse(environment)
  if (!parsed.success) {
    throw new Error(`settings: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`)
  }
  const settings = parsed.data
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
  }
}

export const configFromEnvironment = (): EmbeddedConfig => parseConfig(process.env)
