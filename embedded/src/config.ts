import { z } from 'zod'
import { accountingSettings, sellerFrom, sellerSettings } from '@souk/accounting'
import { auditEveryMs, booksSettings } from '@souk/books/process'
import { busSettings } from '@souk/bus'
import { shopSettings, type LogIn, type Seller } from '@souk/contracts'
import { customerSettings, managerFrom, managerSettings } from '@souk/customer'
import { eventStoreSettings } from '@souk/event-store'
import { gatewayConfigFrom, gatewaySettings, type GatewayConfig } from '@souk/gateway'
import { orderSettings } from '@souk/order'
import { originalApiSettings, type OriginalApiMode } from '@souk/original-api/settings'
import { failureLabSettings, parseSettings, processSettings } from '@souk/process'
import { productSettings } from '@souk/product'
import { accessSettings, localUrl } from '@souk/service/access'
import { siteSettings } from '@souk/site/settings'
import type { Servers } from './parts.ts'

/** The settings of the embedded shop, by the names of environment variables. */
export const embeddedSettings = z.object({
  ...processSettings({ port: 8080, internalPort: 9090, logLevel: 'warn' }),
  ...gatewaySettings,
  ...originalApiSettings,
  ...booksSettings,
  SOUK_SESSION_KEYS: siteSettings.SOUK_SESSION_KEYS.optional(),
  ADMIN_PORT: processSettings({ port: 8081, internalPort: 0 }).PORT.describe('Port of the manager site; 0: any free one.'),
  SOUK_PUBLIC_URL: accessSettings.SOUK_PUBLIC_URL.unwrap().optional(),
  ...shopSettings,
  SOUK_WELCOME_CREDIT: customerSettings.SOUK_WELCOME_CREDIT,
  SOUK_SESSION_DAYS: customerSettings.SOUK_SESSION_DAYS,
  SOUK_INVOICE_RETENTION: customerSettings.SOUK_INVOICE_RETENTION,
  ...sellerSettings,
  ...managerSettings,
  SOUK_ORDER_DEADLINE_MS: orderSettings.SOUK_ORDER_DEADLINE_MS,
  SOUK_PRICE_GRACE_MS: productSettings.SOUK_PRICE_GRACE_MS,
  ...failureLabSettings,
  SOUK_DATA: z.string().min(1).default('./data').describe('The folder with all data.'),
  SOUK_CATALOGUE: z.enum(['northwind', 'none']).default('northwind').describe('The catalogue that the first start loads.'),
  MONGODB_URL: eventStoreSettings.MONGODB_URL.optional(),
  AMQP_URL: busSettings.AMQP_URL.optional(),
  REDIS_URL: customerSettings.REDIS_URL.optional(),
  DATABASE_URL: orderSettings.DATABASE_URL.optional(),
  COUCHDB_URL: accountingSettings.COUCHDB_URL.optional(),
})

export interface EmbeddedConfig {
  readonly host: string
  readonly port: number
  readonly gateway: GatewayConfig
  readonly admin: AdminConfig
  /** Default: `token`. */
  readonly originalApi?: OriginalApiMode
  /** Milliseconds between two audits of the shop. Undefined: it is audited only when a manager asks for it. */
  readonly auditEveryMs?: number | undefined
  /** With what the web shop seals cookies. Default: a key that the data folder keeps. */
  readonly sessionKeys?: readonly [string, ...string[]] | undefined
  readonly internalPort: number
  /** The folder with all data. */
  readonly data: string
  readonly publicUrl: string
  readonly currency: string
  readonly orderDeadlineMs: number
  readonly priceGraceMs: number
  /** Minor units. */
  readonly welcomeCredit: number
  /** Days that a session lasts after its last refresh. */
  readonly sessionDays: number
  /** Years that the recipients of invoices are kept. */
  readonly invoiceRetentionYears?: number
  /** Who sells, as new invoices say it. */
  readonly seller?: Seller | undefined
  /** The first manager. Undefined: generated, unless this is production. */
  readonly manager?: LogIn | undefined
  readonly production?: boolean
  /** Whether managers may let something go wrong (default: no). */
  readonly failureLab?: boolean
  readonly catalogue: 'northwind' | 'none'
  readonly logLevel: string
  /** Each server that is set replaces a part of this process. */
  readonly servers: Servers
}

/** The manager site. */
export interface AdminConfig {
  readonly port: number
  readonly publicUrl: string
  /** Where the gateway of the shop sends managers. Default: to the same host, with the port on which the site listens. */
  readonly url: string | undefined
  readonly gateway: GatewayConfig
}

/** @throws StartFault that lists every fault at once */
export const parseConfig = (environment: Readonly<Record<string, string | undefined>>): EmbeddedConfig => {
  const settings = parseSettings(embeddedSettings, environment)
  const publicUrl = settings.SOUK_PUBLIC_URL ?? localUrl(settings.PORT)
  const adminUrl = settings.SOUK_ADMIN_URL ?? `http://localhost:${settings.ADMIN_PORT}`
  return {
    host: settings.HOST,
    port: settings.PORT,
    gateway: gatewayConfigFrom(settings, publicUrl),
    admin: {
      port: settings.ADMIN_PORT,
      publicUrl: adminUrl,
      url: settings.SOUK_ADMIN_URL,
      // `/admin` of the shop leads to the host that the shop has. Pages of other origins may use the API, but never this site.
      gateway: gatewayConfigFrom(
        { ...settings, SOUK_HOSTS: [...settings.SOUK_HOSTS, new URL(publicUrl).hostname], SOUK_CORS_ORIGINS: [] },
        adminUrl,
      ),
    },
    originalApi: settings.SOUK_ORIGINAL_API,
    auditEveryMs: auditEveryMs(settings),
    sessionKeys: settings.SOUK_SESSION_KEYS,
    internalPort: settings.INTERNAL_PORT,
    data: settings.SOUK_DATA,
    publicUrl,
    currency: settings.SOUK_CURRENCY,
    orderDeadlineMs: settings.SOUK_ORDER_DEADLINE_MS,
    priceGraceMs: settings.SOUK_PRICE_GRACE_MS,
    welcomeCredit: settings.SOUK_WELCOME_CREDIT,
    sessionDays: settings.SOUK_SESSION_DAYS,
    invoiceRetentionYears: settings.SOUK_INVOICE_RETENTION,
    seller: sellerFrom(settings),
    manager: managerFrom(settings),
    production: settings.SOUK_ENV === 'production',
    failureLab: settings.SOUK_FAILURE_LAB,
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
