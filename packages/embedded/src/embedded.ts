import { buildAccountingApp, openAccountingStore, startAccountingService } from '@souk/accounting'
import { createInProcessBus, systemClock } from '@souk/bus'
import { loadNorthwind } from '@souk/cli/load-northwind'
import { argon2Hasher, buildCustomerApp, openCustomerStore, startCustomerService } from '@souk/customer'
import { buildEventStoreApp, createEventStore, DataFileFault, openSqliteEventLog, openSqliteRecords } from '@souk/event-store'
import { newId } from '@souk/contracts'
import { createGateway } from '@souk/gateway'
import { buildOrderApp, openOrderStore, startOrderService } from '@souk/order'
import { buildProductApp, openProductStore, startProductService } from '@souk/product'
import type { App, Logger } from '@souk/service'
import { ViewFileFault } from '@souk/service/sqlite'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import type { EmbeddedConfig } from './config.ts'
import { openDataFolder, StartFault } from './data-folder.ts'
import { buildInternalApp } from './internal-app.ts'

export interface Embedded {
  /** Where the gateway listens. */
  readonly url: string
  readonly internalUrl: string
  /** Finishes what is in work, and closes everything. */
  close(): Promise<void>
}

/** The whole shop in this process: everything in SQLite files in one folder, and an in-process bus. @throws StartFault */
export const startEmbedded = async (config: EmbeddedConfig, logger: Logger): Promise<Embedded> => {
  const closing: (() => Promise<void> | void)[] = []
  const close = async (): Promise<void> => {
    for (const task of closing.splice(0).reverse()) await task()
  }
  try {
    return await start(config, logger, closing, close)
  } catch (error) {
    await close()
    if (error instanceof DataFileFault || error instanceof ViewFileFault) throw new StartFault(error.message, { cause: error })
    throw error
  }
}

const start = async (config: EmbeddedConfig, logger: Logger, closing: (() => Promise<void> | void)[], close: () => Promise<void>): Promise<Embedded> => {
  const { currency } = config
  const folder = openDataFolder(config.data)
  closing.push(folder.release)

  const clock = systemClock
  const bus = createInProcessBus({ clock })
  closing.push(() => bus.close())

  const log = openSqliteEventLog(folder.path('log.sqlite'))
  closing.push(() => log.close())
  const records = openSqliteRecords(folder.path('records.sqlite'))
  closing.push(() => records.close())
  const eventStore = createEventStore({ log, records, bus, clock })
  await eventStore.start()
  closing.push(() => eventStore.stop())

  // Before the first commit: a crash while the catalogue is loaded leaves the note, and the next start goes on.
  const note = folder.path('catalogue-to-load')
  if (config.catalogue === 'northwind' && (await log.head()).position === 0) writeFileSync(note, 'northwind')

  const surroundings = { bus, clock, newId, logger }
  const customerStore = openCustomerStore(folder.path('customer.sqlite'))
  const productStore = openProductStore(folder.path('product.sqlite'))
  const orderStore = openOrderStore(folder.path('order.sqlite'))
  const accountingStore = openAccountingStore(folder.path('accounting.sqlite'))
  const [customer, product, order, accounting] = await Promise.all([
    startCustomerService({ ...surroundings, store: customerStore, settings: { currency, welcomeCredit: config.welcomeCredit }, passwords: argon2Hasher }),
    startProductService({ ...surroundings, store: productStore, settings: { currency } }),
    startOrderService({ ...surroundings, store: orderStore, settings: { currency, deadlineMs: config.orderDeadlineMs } }),
    startAccountingService({ ...surroundings, store: accountingStore, settings: { currency } }),
  ])
  const services = [customer, product, order, accounting]
  closing.push(async () => {
    await Promise.all(services.map((service) => service.stop()))
  })

  const gateway = await createGateway({
    logger,
    newId,
    services: {
      customer: buildCustomerApp({ ...surroundings, service: customer, store: customerStore, settings: { currency, welcomeCredit: config.welcomeCredit }, passwords: argon2Hasher }),
      product: buildProductApp({ ...surroundings, service: product, store: productStore, settings: { currency } }),
      order: buildOrderApp({ ...surroundings, service: order, store: orderStore, settings: { currency, deadlineMs: config.orderDeadlineMs } }),
      accounting: buildAccountingApp({ ...surroundings, service: accounting, store: accountingStore, settings: { currency } }),
      'event-store': buildEventStoreApp({ log, logger, newId }),
    },
  })
  const url = await listen(gateway, config.host, config.port)
  closing.push(() => gateway.close())
  const internal = buildInternalApp({ services, eventStore, logger, newId })
  const internalUrl = await listen(internal, '127.0.0.1', config.internalPort)
  closing.push(() => internal.close())

  if (existsSync(note)) {
    await loadNorthwind({ url })
    rmSync(note)
  }
  return { url, internalUrl, close }
}

const listen = async (app: App, host: string, port: number): Promise<string> => {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw new StartFault(`port ${port} of ${host} is taken`, { cause: error })
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL') throw new StartFault(`cannot listen on port ${port} of ${host}: ${code}`, { cause: error })
    throw error
  }
}
