import { openAccountingStore, type AccountingStore } from '@souk/accounting'
import { createInProcessBus, type Bus } from '@souk/bus'
import { openCustomerStore, type CustomerStore } from '@souk/customer'
import { openSqliteEventLog, openSqliteState, type EventLog, type State } from '@souk/event-store'
import { messageOf } from '@souk/log-protocol'
import { openOrderStore, type OrderStore } from '@souk/order'
import { systemClock, type Logger, retryWhileUnavailable, type Closing } from '@souk/process'
import { openProductStore, type SqliteProductStore } from '@souk/product'

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
  readonly logger: Logger
}

const failedWith =
  (server: string, logger: Logger) =>
  (error: unknown): void =>
    logger.warn({ server, error: messageOf(error) }, 'a connection failed')

// Drivers are imported only if their server is set. Other starts need neither the time nor the memory.

const openBus = async ({ servers: { amqpUrl }, logger }: PartsOptions): Promise<Bus> => {
  if (amqpUrl === undefined) return createInProcessBus({ clock: systemClock })
  const { createRabbitMqBus } = await import('@souk/bus/rabbitmq')
  return createRabbitMqBus({ url: amqpUrl, name: 'embedded', clock: systemClock, logger })
}

const openLog = async (
  { servers: { mongodbUrl }, path, logger }: PartsOptions,
  closing: Closing,
): Promise<{ log: EventLog; state: State }> => {
  const keep = <Part extends { close(): Promise<void> }>(part: Part): Part => {
    closing.push(() => part.close())
    return part
  }
  if (mongodbUrl === undefined) {
    return { log: keep(openSqliteEventLog(path('log.sqlite'))), state: keep(openSqliteState(path('records.sqlite'))) }
  }
  const { openMongoEventLog, openMongoState } = await import('@souk/event-store/mongodb')
  const log = keep(await retryWhileUnavailable(systemClock, logger, () => openMongoEventLog(mongodbUrl)))
  return { log, state: keep(await retryWhileUnavailable(systemClock, logger, () => openMongoState(mongodbUrl))) }
}

const openCustomers = async ({ servers: { redisUrl }, path, logger }: PartsOptions): Promise<CustomerStore> => {
  if (redisUrl === undefined)
    return openCustomerStore(path('customer.sqlite'), {
      delayed: (error) => logger.warn({ error: messageOf(error) }, 'personal data of a forgotten customer is still in a file'),
    })
  const { openRedisCustomerStore } = await import('@souk/customer/redis')
  return openRedisCustomerStore(redisUrl, { failed: failedWith('Redis', logger) })
}

const openOrders = async ({ servers: { databaseUrl }, path, logger }: PartsOptions): Promise<OrderStore> => {
  if (databaseUrl === undefined) return openOrderStore(path('order.sqlite'))
  const { openPostgresOrderStore } = await import('@souk/order/postgres')
  return openPostgresOrderStore(databaseUrl, { failed: failedWith('PostgreSQL', logger) })
}

const openInvoices = async ({ servers: { couchdbUrl }, path }: PartsOptions): Promise<AccountingStore> => {
  if (couchdbUrl === undefined) return openAccountingStore(path('accounting.sqlite'))
  const { openCouchAccountingStore } = await import('@souk/accounting/couchdb')
  return openCouchAccountingStore(couchdbUrl)
}

/** The bus, the log, the state and the stores that the shop runs on. */
export interface Parts {
  readonly bus: Bus
  readonly log: EventLog
  readonly state: State
  readonly stores: {
    readonly customer: CustomerStore
    readonly product: SqliteProductStore
    readonly order: OrderStore
    readonly accounting: AccountingStore
  }
}

/** Opens every part. Waits for the MongoDB server if it is unavailable. The services close the stores that they get. */
export const openParts = async (options: PartsOptions, closing: Closing): Promise<Parts> => {
  const bus = await openBus(options)
  closing.push(() => bus.close())
  return {
    bus,
    ...(await openLog(options, closing)),
    stores: {
      customer: await openCustomers(options),
      product: openProductStore(options.path('product.sqlite')),
      order: await openOrders(options),
      accounting: await openInvoices(options),
    },
  }
}
