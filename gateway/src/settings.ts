import { z } from 'zod'
import { networksOf } from './client-address.ts'

/** A setting that both gateways check. */
interface CheckedSetting {
  /** What the whole value must match, in JavaScript and as an extended regular expression of grep: a shell checks it when nginx starts. */
  readonly pattern: string
  /** What the value must be, for people. */
  readonly must: string
  readonly default: string
}

/** A host as it stands in a URL, without a port. */
const HOST = String.raw`(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*)`

/** Items separated by commas, with spaces around them. Items may be empty, because docker-compose.yml joins several settings. */
const listOf = (item: string): string => `( *(${item})? *)(,( *(${item})? *))*`
const itemsOf = (list: string): string[] =>
  list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

export const checkedSettings = {
  SOUK_HOSTS: { pattern: listOf(HOST), must: 'be host names without ports, separated by commas', default: '' },
  SOUK_CORS_ORIGINS: {
    // As browsers send them: in lower case, without a slash at the end.
    pattern: listOf(String.raw`https?://(\[[0-9a-f:.]+\]|[a-z0-9_-]+(\.[a-z0-9_-]+)*)(:[0-9]{1,5})?`),
    must: 'be origins such as https://shop.example, separated by commas',
    default: '',
  },
  SOUK_ADMIN_URL: {
    pattern: String.raw`(https?://${HOST}(:[0-9]{1,5})?)?`,
    must: 'be the address of a site such as https://manager.shop.example',
    default: '',
  },
  // Only where the port is not that of this process.
  SOUK_ADMIN_PORT: { pattern: '[0-9]{1,5}', must: 'be a port', default: '8081' },
  SOUK_TRUSTED_PROXIES: {
    pattern: listOf('([0-9]{1,3}[.]){3}[0-9]{1,3}(/[0-9]{1,2})?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*(/[0-9]{1,3})?'),
    must: 'be addresses or networks such as 10.0.0.0/8, separated by commas',
    default: '',
  },
  SOUK_REQUESTS_PER_SECOND: { pattern: '[1-9][0-9]{0,5}', must: 'be a whole number from 1 to 999999', default: '500' },
  SOUK_REGISTRATIONS_PER_MINUTE: { pattern: '[1-9][0-9]{0,5}', must: 'be a whole number from 1 to 999999', default: '20' },
  SOUK_API_VERSION_REQUIRED: { pattern: 'true|false', must: 'be true or false', default: 'false' },
} as const satisfies Record<string, CheckedSetting>

const checked = (name: keyof typeof checkedSettings) => {
  const { pattern, must, default: unset } = checkedSettings[name]
  return z
    .string()
    .regex(new RegExp(`^(?:${pattern})$`), `must ${must}`)
    .default(unset)
}

/** nginx finds that out by itself. */
const areNetworks = (list: readonly string[]): boolean => {
  try {
    networksOf(list)
    return true
  } catch {
    return false
  }
}

/** The settings of a gateway, by the names of environment variables. */
export const gatewaySettings = {
  SOUK_HOSTS: checked('SOUK_HOSTS').transform(itemsOf).describe('Names, besides loopback, by which the shop goes.'),
  SOUK_CORS_ORIGINS: checked('SOUK_CORS_ORIGINS').transform(itemsOf).describe('Origins whose pages may use the API.'),
  SOUK_ADMIN_URL: checked('SOUK_ADMIN_URL')
    .transform((url) => url || undefined)
    .describe('The address of the manager site.'),
  SOUK_TRUSTED_PROXIES: checked('SOUK_TRUSTED_PROXIES')
    .transform(itemsOf)
    .refine(areNetworks, `must ${checkedSettings.SOUK_TRUSTED_PROXIES.must}`)
    .describe('Proxies that are believed when they say where a request comes from.'),
  SOUK_REQUESTS_PER_SECOND: checked('SOUK_REQUESTS_PER_SECOND').transform(Number).describe('Most requests of one address, on average.'),
  SOUK_REGISTRATIONS_PER_MINUTE: checked('SOUK_REGISTRATIONS_PER_MINUTE')
    .transform(Number)
    .describe('Most registrations of customers from one address.'),
  SOUK_API_VERSION_REQUIRED: checked('SOUK_API_VERSION_REQUIRED')
    .transform((value) => value === 'true')
    .describe('Whether a request must name the version of the API that it means.'),
} as const

/** How a gateway is set. */
export interface GatewayConfig {
  /** Names, besides loopback, by which the shop goes. Requests for other hosts and from pages of other sites are refused. */
  readonly hosts: readonly string[]
  /** Origins whose pages may use the API. */
  readonly corsOrigins: readonly string[]
  /** Whether browsers must ask for the shop by https, because its public address says so. */
  readonly httpsOnly: boolean
  /** Addresses and networks of proxies that are believed when they say where a request comes from. */
  readonly trustedProxies: readonly string[]
  /** Most requests of one address, on average. */
  readonly requestsPerSecond: number
  /** Most registrations from one address. */
  readonly registrationsPerMinute: number
  /** Whether a request must name the version of the API that it means. */
  readonly versionRequired: boolean
}

const Settings = z.object(gatewaySettings)

/** @param publicUrl  the address of the shop for its customers */
export const gatewayConfigFrom = (settings: z.output<typeof Settings>, publicUrl: string): GatewayConfig => ({
  hosts: [...settings.SOUK_HOSTS, new URL(publicUrl).hostname],
  corsOrigins: settings.SOUK_CORS_ORIGINS,
  httpsOnly: publicUrl.startsWith('https:'),
  trustedProxies: settings.SOUK_TRUSTED_PROXIES,
  requestsPerSecond: settings.SOUK_REQUESTS_PER_SECOND,
  registrationsPerMinute: settings.SOUK_REGISTRATIONS_PER_MINUTE,
  versionRequired: settings.SOUK_API_VERSION_REQUIRED,
})

/** The configuration of a gateway for which nothing is set. */
export const defaultGatewayConfig: GatewayConfig = gatewayConfigFrom(Settings.parse({}), 'http://localhost:8080')
