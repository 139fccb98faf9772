import { existsSync, statSync } from 'node:fs'
import { openAccountingStore, type AccountingStore } from '@souk/accounting'
import { createInProcessBus, type Bus } from '@souk/bus'
import type { ServiceName } from '@souk/contracts'
import { openCustomerStore, openSessionStore, type CustomerStore, type SessionStore } from '@souk/customer'
import { openSqliteStorage, type Storage } from '@souk/event-store'
import { messageOf } from '@souk/log-protocol'
import { openCartStore, openOrderStore, type CartStore, type OrderStore } from '@souk/order'
import { StartFault, systemClock, type Logger, retryWhileUnavailable, type Closing } from '@souk/process'
import { openProductStore, type SqliteProductStore } from '@souk/product'
import { openStorefrontStore, type StorefrontStore } from '@souk/storefront'

/** The servers that replace parts of this process. A part without a server uses files in the data folder. */
export interface Servers {
  readonly mongodbUrl?: string | undefined
  readonly amqpUrl?: string | undefined
  readonly redisUrl?: string | undefined
  readonly databaseUrl?: string | undefined
  readonly couchdbUrl?: string | undefined
}

export interface PartsOptions {
  readonly servers: Servers
  /** The path of a file in the data folder. */
  readonly path: (file: string) => string
  readonly currency: string
  readonly logger: Logger
}

const failedWith =
  (server: string, logger: Logger) =>
  (error: unknown): void =>
    logger.warn({ server, error: messageOf(error) }, 'a connection failed')

// Drivers are imported only if their server is set. Other starts need neither the time nor the memory.

const openBus = async ({ servers: { amqpUrl }, logger }: PartsOptions): Promise<Pick<Parts, 'bus' | 'busOf'>> => {
  if (amqpUrl === undefined) {
    const bus = createInProcessBus({ clock: systemClock })
    return { bus, busOf: bus.as }
  }
  const { createRabbitMqBus } = await import('@souk/bus/rabbitmq')
  const bus = createRabbitMqBus({ url: amqpUrl, name: 'embedded', clock: systemClock, logger, declaresExchanges: true })
  // The process is one user of the broker.
  return { bus, busOf: () => bus }
}

/** The files of the views, by service. */
const views = {
  customer: 'customer.sqlite',
  product: 'product.sqlite',
  order: 'order.sqlite',
  accounting: 'accounting.sqlite',
  storefront: 'storefront.sqlite',
} as const

const holdsData = (file: string): boolean => existsSync(file) && statSync(file).size > 0

/** Views are made from the log, so a view proves that there was a log. @throws StartFault */
const expectLog = (path: PartsOptions['path']): void => {
  const view = Object.values(views).map(path).find(holdsData)
  if (view !== undefined && !holdsData(path('log.sqlite')))
    throw new StartFault(
      `${path('log.sqlite')} is missing or empty, but ${view} was made from it: put it back from a copy, or remove the views`,
    )
}

const openStorage = async ({ servers: { mongodbUrl }, path, currency, logger }: PartsOptions): Promise<Storage> => {
  if (mongodbUrl === undefined) {
    expectLog(path)
    return openSqliteStorage({ log: path('log.sqlite'), state: path('records.sqlite'), currency })
  }
  const { openMongoStorage } = await import('@souk/event-store/mongodb')
  return retryWhileUnavailable(systemClock, logger, () => openMongoStorage(mongodbUrl, { currency }))
}

const openCustomers = async ({ servers: { redisUrl }, path, logger }: PartsOptions): Promise<CustomerStore> => {
  if (redisUrl === undefined)
    return openCustomerStore(path(views.customer), {
      delayed: (error) => logger.warn({ error: messageOf(error) }, 'personal data of a forgotten customer is still in a file'),
    })
  const { openRedisCustomerStore } = await import('@souk/customer/redis')
  return openRedisCustomerStore(redisUrl, { failed: failedWith('Redis', logger) })
}

const openSessions = async ({ servers: { redisUrl }, path, logger }: PartsOptions): Promise<SessionStore> => {
  if (redisUrl === undefined) return openSessionStore(path('sessions.sqlite'))
  const { openRedisSessionStore } = await import('@souk/customer/redis')
  return openRedisSessionStore(redisUrl, { failed: failedWith('Redis', logger) })
}

const openOrders = async ({ servers: { databaseUrl }, path, logger }: PartsOptions): Promise<OrderStore> => {
  if (databaseUrl === undefined) return openOrderStore(path(views.order))
  const { openPostgresOrderStore } = await import('@souk/order/postgres')
  return openPostgresOrderStore(databaseUrl, { failed: failedWith('PostgreSQL', logger) })
}

const openInvoices = async ({ servers: { couchdbUrl }, path }: PartsOptions): Promise<AccountingStore> => {
  if (couchdbUrl === undefined) return openAccountingStore(path(views.accounting))
  const { openCouchAccountingStore } = await import('@souk/accounting/couchdb')
  return openCouchAccountingStore(couchdbUrl)
}

const openCarts = async ({ servers: { databaseUrl }, path, logger }: PartsOptions): Promise<CartStore> => {
  if (databaseUrl === undefined) return openCartStore(path('carts.sqlite'))
  const { openPostgresCartStore } = await import('@souk/order/postgres')
  return openPostgresCartStore(databaseUrl, { failed: failedWith('PostgreSQL', logger) })
}

/** The bus, the storage of the event store and the stores that the shop runs on. */
export interface Parts {
  /** The bus of the event store. */
  readonly bus: Bus
  /** The bus of a service. Closed with the other. */
  readonly busOf: (service: ServiceName) => Bus
  readonly storage: Storage
  readonly sessions: SessionStore
  readonly carts: CartStore
  readonly stores: {
    readonly customer: CustomerStore
    readonly product: SqliteProductStore
    readonly order: OrderStore
    readonly accounting: AccountingStore
    readonly storefront: StorefrontStore
  }
}

/** Opens every part. Waits for the MongoDB server if it is unavailable. The services close the stores that they get. */
export const openParts = async (options: PartsOptions, closing: Closing): Promise<Parts> => {
  const { bus, busOf } = await openBus(options)
  closing.push(() => bus.close())
  const storage = await openStorage(options)
  closing.push(() => storage.log.close())
  closing.push(() => storage.state.close())
  return {
    bus,
    busOf,
    storage,
    sessions: await openSessions(options),
    carts: await openCarts(options),
    stores: {
      customer: await openCustomers(options),
      product: openProductStore(options.path(views.product)),
      order: await openOrders(options),
      accounting: await openInvoices(options),
      storefront: openStorefrontStore(options.path(views.storefront)),
    },
  }
}
