import { buildAccountingApp, openAccountingStore, startAccountingService } from '@souk/accounting'
import { createInProcessBus, type Bus } from '@souk/bus'
import { buildCustomerApp, openCustomerStore, startCustomerService } from '@souk/customer'
import { reversingHasher } from '@souk/customer/testing'
import { buildEventStoreApp } from '@souk/event-store'
import { createTestEventStore } from '@souk/event-store/testing'
import { createGateway } from '@souk/gateway'
import type { App } from '@souk/http'
import { newId } from '@souk/log-protocol'
import { buildOrderApp, openOrderStore, startOrderService } from '@souk/order'
import { systemClock } from '@souk/process'
import { buildProductApp, openProductStore, startProductService } from '@souk/product'
import { silentLogger } from '@souk/testing'

/** A whole shop in this process. A test can reach its bus and its applications. */
export interface ShopInProcess {
  readonly url: string
  readonly bus: Bus
  readonly apps: Readonly<Record<Part, App>>
  /** Position of the last commit. */
  head(): Promise<number>
  /** Restores the log from a copy of its first `kept` commits, between two runs of the event store. Everything else goes on meanwhile. */
  restoreLog(kept: number): Promise<void>
  close(): Promise<void>
}

export type Part = 'customer' | 'product' | 'order' | 'accounting' | 'event-store'

export interface ShopInProcessOptions {
  readonly deadlineMs?: number
  /** The bus of each part, closed by whoever made it (default: one in-process bus for all). */
  readonly busOf?: (part: Part) => Bus
}

/** Starts a shop in memory. Its gateway listens on any free port. */
export const startShopInProcess = async ({ deadlineMs = 30_000, busOf }: ShopInProcessOptions = {}): Promise<ShopInProcess> => {
  const currency = 'GBP'
  const bus = createInProcessBus({ clock: systemClock })
  const eventStore = createTestEventStore({ bus: busOf?.('event-store') ?? bus })
  await eventStore.start()

  const surroundings = { clock: systemClock, newId, logger: silentLogger }
  const around = (part: Part) => ({ ...surroundings, bus: busOf?.(part) ?? bus })
  const stores = {
    customer: openCustomerStore(':memory:'),
    product: openProductStore(':memory:'),
    order: openOrderStore(':memory:'),
    accounting: openAccountingStore(':memory:'),
  }
  const services = {
    customer: await startCustomerService({
      ...around('customer'),
      store: stores.customer,
      settings: { currency, welcomeCredit: 0 },
      passwords: reversingHasher,
    }),
    product: await startProductService({ ...around('product'), store: stores.product }),
    order: await startOrderService({ ...around('order'), store: stores.order }),
    accounting: await startAccountingService({ ...around('accounting'), store: stores.accounting }),
  }
  const apps = {
    customer: buildCustomerApp({ ...surroundings, service: services.customer, store: stores.customer }),
    product: buildProductApp({ ...surroundings, service: services.product, store: stores.product, currency }),
    order: buildOrderApp({ ...surroundings, service: services.order, store: stores.order, settings: { deadlineMs } }),
    accounting: buildAccountingApp({ ...surroundings, service: services.accounting, store: stores.accounting, currency }),
    'event-store': buildEventStoreApp({ ...surroundings, log: eventStore.eventLog }),
  }
  const gateway = await createGateway({ ...surroundings, services: apps })
  const url = await gateway.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    bus,
    apps,
    head: async () => (await eventStore.eventLog.head()).position,
    restoreLog: eventStore.restore,
    close: async () => {
      await gateway.close()
      for (const service of Object.values(services)) await service.stop()
      await eventStore.stop()
      await bus.close()
    },
  }
}
