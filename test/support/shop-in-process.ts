import { buildAccountingApp, openAccountingStore, startAccountingService } from '@souk/accounting'
import { createInProcessBus, type Bus } from '@souk/bus'
import { buildCustomerApp, openCustomerStore, startCustomerService } from '@souk/customer'
import { buildEventStoreApp, createEventStore, openSqliteEventLog, openSqliteState, type EventLog } from '@souk/event-store'
import { createGateway } from '@souk/gateway'
import type { App } from '@souk/http'
import { canonicalJson, newId } from '@souk/log-protocol'
import { buildOrderApp, openOrderStore, startOrderService } from '@souk/order'
import { systemClock } from '@souk/process'
import { buildProductApp, openProductStore, startProductService } from '@souk/product'

/** A whole shop whose bus and applications a test can reach. */
export interface ShopInProcess {
  readonly url: string
  readonly bus: Bus
  readonly apps: Readonly<Record<Part, App>>
  /** Position of the last commit. */
  head(): Promise<number>
  /** Puts a copy of its first commits in the place of the log: the event store stands still meanwhile, everything else goes on. */
  restoreLog(kept: number): Promise<void>
  close(): Promise<void>
}

export type Part = 'customer' | 'product' | 'order' | 'accounting' | 'event-store'

export interface ShopInProcessOptions {
  readonly deadlineMs?: number
  /** The bus of each part (default: one for all, in this process); whoever made it closes it. */
  readonly busOf?: (part: Part) => Bus
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** The log that is there at the moment. */
const logAtTheMoment = (log: () => EventLog): EventLog => ({
  head: () => log().head(),
  insert: (commits) => log().insert(commits),
  findRequests: (requestIds) => log().findRequests(requestIds),
  streamTails: (streams) => log().streamTails(streams),
  readStreams: (streams, limit) => log().readStreams(streams, limit),
  readAll: (after, limit) => log().readAll(after, limit),
  close: () => log().close(),
})

/** Everything in memory, the gateway on any free port. */
export const startShopInProcess = async ({ deadlineMs = 30_000, busOf }: ShopInProcessOptions = {}): Promise<ShopInProcess> => {
  const currency = 'GBP'
  const bus = createInProcessBus({ clock: systemClock })
  let disk = openSqliteEventLog(':memory:')
  const log = logAtTheMoment(() => disk)
  const state = openSqliteState(':memory:')
  const startEventStore = async () => {
    const started = createEventStore({ log: disk, state, bus: busOf?.('event-store') ?? bus, clock: systemClock })
    await started.start()
    return started
  }
  let eventStore = await startEventStore()

  const surroundings = { clock: systemClock, newId, logger: silent }
  const around = (part: Part) => ({ ...surroundings, bus: busOf?.(part) ?? bus })
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
    customer: await startCustomerService({
      ...around('customer'),
      store: stores.customer,
      settings: { currency, welcomeCredit: 0 },
      passwords,
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
    'event-store': buildEventStoreApp({ ...surroundings, log }),
  }
  const gateway = await createGateway({ ...surroundings, services: apps })
  const url = await gateway.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    bus,
    apps,
    head: async () => (await disk.head()).position,
    restoreLog: async (kept) => {
      await eventStore.stop()
      const commits = kept === 0 ? [] : await disk.readAll(0, kept)
      const older = openSqliteEventLog(':memory:')
      await older.insert(commits.map(({ hash, ...unsealed }) => ({ commit: { ...unsealed, hash }, json: canonicalJson(unsealed) })))
      await disk.close()
      disk = older
      eventStore = await startEventStore()
    },
    close: async () => {
      await gateway.close()
      for (const service of Object.values(services)) await service.stop()
      await eventStore.stop()
      await state.close()
      await log.close()
      await bus.close()
    },
  }
}
