import { randomUUID } from 'node:crypto'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { buildAccountingApp } from '@souk/accounting'
import { firstManager } from '@souk/cli/first-manager'
import type { LogIn } from '@souk/contracts'
import { buildCustomerApp } from '@souk/customer'
import { buildEventStoreApp } from '@souk/event-store'
import { createAdminGateway, createGateway, sendingTo, type GatewayOptions } from '@souk/gateway'
import type { App } from '@souk/http'
import { buildOrderApp } from '@souk/order'
import { OPEN_WARNING, whyNotOpen } from '@souk/original-api/settings'
import { type Logger, StartFault, buildInternalApp, closeAll, listen, type Closing, type Readiness } from '@souk/process'
import { buildProductApp } from '@souk/product'
import { serviceReadiness } from '@souk/service'
import { buildStorefrontApp } from '@souk/storefront'
import { assemble, type Assembly } from './assemble.ts'
import { openBooks } from './books.ts'
import type { AdminConfig, EmbeddedConfig } from './config.ts'
import { openDataFolder } from './data-folder.ts'
import { ensureManager } from './first-manager.ts'
import type { SiteKeys, SiteParts } from './sites.ts'

export interface Embedded {
  /** The URL of the gateway. */
  readonly url: string
  /** The URL of the manager site. */
  readonly adminUrl: string
  /** The URL for operators: health and readiness. */
  readonly internalUrl: string
  /** The manager that this start has made with a generated password, to be shown once. */
  readonly newManager: LogIn | undefined
  /** Finishes running requests and closes everything. */
  close(): Promise<void>
}

/**
 * Starts the whole shop in this process: SQLite files in one folder and an in-process bus, except the parts for which a server is set.
 * @throws StartFault
 */
export const startEmbedded = async (config: EmbeddedConfig, logger: Logger): Promise<Embedded> => {
  const closing: Closing = []
  try {
    const started = await start(config, logger, closing)
    return { ...started, close: () => closeAll(closing, logger) }
  } catch (error) {
    await closeAll(closing, logger)
    throw error
  }
}

const start = async (config: EmbeddedConfig, logger: Logger, closing: Closing): Promise<Omit<Embedded, 'close'>> => {
  const fault = config.originalApi === 'open' ? whyNotOpen(config.host) : undefined
  if (fault !== undefined) throw new StartFault(fault)
  const folder = openDataFolder(config.data)
  closing.push(folder.release)
  let isOpen = false
  closing.push(() => {
    // If the log is elsewhere, it may hold a manager whose password only this folder has.
    if (!isOpen && config.servers.mongodbUrl === undefined) folder.discard()
  })

  // Written before the first commit. If the process ends before the catalogue is loaded, the next start continues the load.
  const note = folder.path('catalogue-to-load')
  const assembly = await assemble(
    {
      ...config,
      path: folder.path,
      logger,
      opened: (position) => {
        if (config.catalogue === 'northwind' && position === 0) writeFileSync(note, 'northwind')
      },
    },
    closing,
  )
  const newManager = await ensureManager({
    service: assembly.services.customer,
    file: folder.path('manager.json'),
    manager: config.manager,
    production: config.production === true,
  })
  const { dependencies, verifier } = assembly
  const books = openBooks({ ...dependencies, config, verifier, file: folder.path('books.sqlite'), url: () => url })
  closing.push(() => books.close())
  const mark = randomUUID()
  const keys = config.sessionKeys ?? folder.path('session-keys')
  const gateway = await openGateway({
    config,
    assembly,
    books,
    keys,
    mark,
    adminUrl: (hostname) => config.admin.url ?? `http://${hostname}:${new URL(adminUrl).port}`,
  })
  const admin = openAdminGateway(
    config.admin,
    assembly,
    keys,
    sendingTo(() => gateway, mark),
  )
  const internal = buildInternalApp(logger, () => readiness(assembly))
  const internalUrl = await listen(internal, '127.0.0.1', config.internalPort)
  closing.push(() => internal.close())
  // The manager site is closed after the gateway, which ends the event streams that the site passes on.
  const adminUrl = await listen(admin, config.host, config.admin.port)
  closing.push(() => admin.close())
  const url = await listen(gateway, config.host, config.port)
  closing.push(() => gateway.close())
  isOpen = true

  if (existsSync(note)) {
    // Imported here, because only the first start needs the HTTP client that it loads.
    const { loadNorthwind } = await import('@souk/cli/load-northwind')
    await loadNorthwind({ url, manager: firstManager(config) })
    rmSync(note)
  }
  return { url, adminUrl, internalUrl, newManager }
}

const readiness = async ({ eventStore, services }: Assembly): Promise<Readiness> => {
  const states = await Promise.all(Object.values(services).map(serviceReadiness))
  // Null if the log or the state beside it cannot be read.
  const store = await eventStore.health().catch(() => null)
  const ready = store !== null && store.publishError === null && states.every((state) => state.ready)
  return { ready, eventStore: store, services: states }
}

/** As whom the operations of the original system act, if everybody may do everything. @throws StartFault */
const managerOfEverybody = (config: EmbeddedConfig, { logger }: Assembly['dependencies']): LogIn | undefined => {
  if (config.originalApi !== 'open') return undefined
  const manager = firstManager(config)
  if (manager === undefined) throw new StartFault('SOUK_ORIGINAL_API=open: set MANAGER_USER and MANAGER_PASSWORD')
  logger.warn({ host: config.host }, OPEN_WARNING)
  return { username: manager.username, password: manager.password }
}

type Facade = NonNullable<NonNullable<GatewayOptions['facades']>['graphql']>

interface GatewayParts extends Required<Pick<GatewayOptions, 'adminUrl' | 'mark'>> {
  readonly config: EmbeddedConfig
  readonly assembly: Assembly
  readonly books: App
  readonly keys: SiteKeys
}

const openGateway = ({ config, assembly, books, keys, ...options }: GatewayParts): Promise<App> => {
  const { gateway, currency, orderDeadlineMs } = config
  const { dependencies, log, commits, experiments, search, consumers, database, eventStore, verifier, services, stores } = assembly
  const manager = managerOfEverybody(config, dependencies)
  // Imported here, because few shops are asked for these operations.
  const original: Facade = async (send) => {
    const { openOriginalApi } = await import('./original-api.ts')
    return openOriginalApi({ ...dependencies, currency, fetch: send, manager })
  }
  const graphql: Facade = async (fetch) => {
    const { buildGraphqlApp } = await import('@souk/graphql')
    return buildGraphqlApp({ ...dependencies, baseUrl: 'http://localhost', fetch, introspection: config.production !== true })
  }
  const site: Facade = async (send) => {
    // Imported here, so that the shop is open before its pages are loaded.
    const { openShop } = await import('./sites.ts')
    return openShop({ ...dependencies, fetch: send, publicUrl: config.publicUrl, keys })
  }
  return createGateway({
    ...dependencies,
    ...options,
    config: gateway,
    site,
    facades: { graphql, ...(config.originalApi !== 'off' && { 'original-api': original }) },
    services: {
      customer: buildCustomerApp({ ...dependencies, service: services.customer, store: stores.customer, behindGateway: true }),
      product: buildProductApp({ ...dependencies, service: services.product, store: stores.product, currency }),
      order: buildOrderApp({ ...dependencies, service: services.order, store: stores.order, settings: { deadlineMs: orderDeadlineMs } }),
      accounting: buildAccountingApp({ ...dependencies, service: services.accounting, store: stores.accounting, currency }),
      storefront: buildStorefrontApp({ ...dependencies, service: services.storefront, store: stores.storefront }),
      books,
      'event-store': buildEventStoreApp({ ...dependencies, log, commits, experiments, search, consumers, database, eventStore, verifier }),
    },
  })
}

/** Its code, too, is loaded when somebody asks for the first page. */
const openAdminGateway = (
  { gateway, publicUrl }: AdminConfig,
  { dependencies }: Assembly,
  keys: SiteKeys,
  fetch: SiteParts['fetch'],
): App =>
  createAdminGateway({
    ...dependencies,
    config: gateway,
    site: async () => {
      const { openAdmin } = await import('./sites.ts')
      return openAdmin({ ...dependencies, fetch, publicUrl, keys })
    },
  })
