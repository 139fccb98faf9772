import { buildAccountingApp, openAccountingStore, startAccountingService } from '@souk/accounting'
import { createInProcessBus, systemClock, type Bus } from '@souk/bus'
import { newId } from '@souk/contracts'
import { buildCustomerApp, openCustomerStore, startCustomerService } from '@souk/customer'
import { buildEventStoreApp, createEventStore, openSqliteEventLog, openSqliteRecords } from '@souk/event-store'
import { createGateway } from '@souk/gateway'
import { buildOrderApp, openOrderStore, startOrderService } from '@souk/order'
import { buildProductApp, openProductStore, startProductService } from '@souk/product'
import type { App } from '@souk/service'

/** A whole shop whose bus and applications a test can reach. */
export interface ShopInProcess {
  readonly url: string
  readonly bus: Bus
  readonly apps: Readonly<Record<'customer' | 'product' | 'order' | 'accounting' | 'event-store', App>>
  close(): Promise<void>
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Everything in memory, the gateway on any free port. */
export const startShopInProcess = async ({ deadlineMs = 30_000 }: { deadlineMs?: number } = {}): Promise<ShopInProcess> => {
  const currency = 'GBP'
  const bus = createInProcessBus({ clock: systemClock })
  const log = openSqliteEventLog(':memory:')
  const records = openSqliteRecords(':memory:')
  const eventStore = createEventStore({ log, records, bus, clock: systemClock })
  await eventStore.start()

  const surroundings = { bus, clock: systemClock, newId, logger: silent }
  const stores = {
    customer: openCustomerStore(':memory:'),
    product: openProductStore(':memory:'),
    order: openOrderStore(':memory:'),
    accounting: openAccountingStore(':memory:'),
  }
  // What a password costs is of no interest here.
  const passwords = {
    hash: async (password: string) => `hash of ${password}`,
    verify: async (hash: string, password: string) => hash === `hash of ${password}`,
  }
  const services = {
    customer: await startCustomerService({ ...surroundings, store: stores.customer, settings: { currency, welcomeCredit: 0 }, passwords }),
    product: await startProductService({ ...surroundings, store: stores.product }),
    order: await startOrderService({ ...surroundings, store: stores.order }),
    accounting: await startAccountingService({ ...surroundings, store: stores.accounting }),
  }
  const apps = {
    customer: buildCustomerApp({ ...surroundings, service: services.customer, store: stores.customer }),
    product: buildProductApp({ ...surroundings, service: services.product, store: stores.product, currency }),
    order: buildOrderApp({ ...surroundings, service: services.order, store: stores.order, settings: { deadlineMs } }),
    accounting: buildAccountingApp({ ...surroundings, service: services.accounting, store: stores.accounting, currency }),
    'event-store': buildEventStoreApp({ ...surroundings, log }),
  }
  const gateway = await createGateway({ ...surroundings, services: apps })
  const url = await gateway.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    bus,
    apps,
    close: async () => {
      await gateway.close()
      for (const service of Object.values(services)) await service.stop()
      await eventStore.stop()
      await records.close()
      await log.close()
      await bus.close()
    },
  }
}
