import { openAccountingStore, type AccountingStore } from '@souk/accounting'
import { createInProcessBus, type Bus } from '@souk/bus'
import { openCustomerStore, type CustomerStore } from '@souk/customer'
import { openSqliteEventLog, openSqliteState, type EventLog, type State } from '@souk/event-store'
import { messageOf } from '@souk/log-protocol'
import { openOrderStore, type OrderStore } from '@souk/order'
import { systemClock, type Logger, retryWhileUnavailable, type Closing } from '@souk/process'
import { openProductStore, type SqliteProductStore } from '@souk/product'

/** Servers that take the place of a part. A part without one is in this process, on files. */
export interface Servers {
  readonly mongodbUrl?: string | undefined
  readonly amqpUrl?: string | undefined
  readonly redisUrl?: string | undefined
  readonly databaseUrl?: string | undefined
  readonly couchdbUrl?: string | undefined
}

export interface PartsOptions {
  readonly servers: Servers
  /** Where a file of data is to be. */
  readonly path: (file: string) => string
  readonly logger: Logger
}

const failedWith =
  (server: string, logger: Logger) =>
  (error: unknown): void =>
    logger.warn({ server, error: messageOf(error) }, 'a connection failed')

// The drivers are loaded where there is a server for them: who starts without servers does not pay for them.

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
  if (redisUrl === undefined) return openCustomerStore(path('customer.sqlite'))
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

/** What the shop of one process stands on. */
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

/** Opens every part; waits for a server that is away. Stores are closed by the services that get them. */
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
