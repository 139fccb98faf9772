import { buildAccountingApp, openAccountingStore, startAccountingService } from '@souk/accounting'
import { buildBooksApp, createAudits, openAuditStore } from '@souk/books/process'
import { auditShop } from '@souk/books/shop'
import { createInProcessBus, type Bus } from '@souk/bus'
import { createClient, openSession, type Fetch } from '@souk/client'
import { serviceNames, type ServiceName } from '@souk/contracts'
import { buildCustomerApp, hasManager, openCustomerStore, registerFirstManager, startCustomerService } from '@souk/customer'
import { reversingHasher } from '@souk/customer/testing'
import { buildEventStoreApp, openLogSearch } from '@souk/event-store'
import { createTestEventStore } from '@souk/event-store/testing'
import { createGateway } from '@souk/gateway'
import { buildGraphqlApp } from '@souk/graphql'
import type { App } from '@souk/http'
import { newId, type Checkpoint, type Commit } from '@souk/log-protocol'
import { buildOrderApp, openOrderStore, startOrderService } from '@souk/order'
import { buildOriginalApi, type OriginalApiMode } from '@souk/original-api'
import { inBackground, StartFault, systemClock, type Clock } from '@souk/process'
import { buildProductApp, openProductStore, startProductService } from '@souk/product'
import { withFaults, type Service, type ServiceDependencies, type ViewStore } from '@souk/service'
import { TEST_PUBLIC_URL } from '@souk/service/testing'
import { buildStorefrontApp, openStorefrontStore, startStorefrontService } from '@souk/storefront'
import { silentLogger } from '@souk/testing'
import { testManager } from './manager.ts'

/** A whole shop in this process. A test can reach its bus and its applications. */
export interface ShopInProcess {
  readonly url: string
  /** Its requests may do whatever the event store may do. */
  readonly bus: Bus
  readonly apps: Readonly<Record<Part, App>>
  /** Position of the last commit. */
  head(): Promise<number>
  /** Stops the event store, restores the log from a copy of its first `kept` commits, and starts it again. The services keep running. */
  restoreLog(kept: number): Promise<void>
  /** How often a service has exited because the log lacked a commit that the service knew. */
  exits(name: ServiceName): number
  /** Why a service could not be started again. */
  refusal(name: ServiceName): string | undefined
  /** Where the view of a service stands. */
  checkpoint(name: ServiceName): Promise<Checkpoint>
  /** Position up to which a service has done all its reactions; undefined while it does not run. */
  reactionsDone(name: ServiceName): number | undefined
  close(): Promise<void>
}

interface Process {
  readonly service: Service
  readonly app: App
}

/** A store that survives the end of the process that uses it. */
const lasting = <Store extends ViewStore>(store: Store): Store => ({ ...store, close: async () => undefined })

export type Part = ServiceName | 'event-store' | 'books'

export interface ShopInProcessOptions {
  readonly deadlineMs?: number
  readonly priceGraceMs?: number
  /** The bus of each part. The caller closes it. (Default: one in-process bus for all.) */
  readonly busOf?: (part: Part) => Bus
  /** Default: the clock of the system. */
  readonly clock?: Clock
  /** What the log holds at the start (default: nothing). */
  readonly commits?: readonly Commit[]
  /** The operations of the original system (default: off). */
  readonly originalApi?: OriginalApiMode
  /** Whether managers may let something go wrong (default: no). */
  readonly failureLab?: boolean
  /** Whether the gateway has the pages of the web shop (default: no). */
  readonly pages?: boolean
}

/** Starts a shop in memory. Its gateway listens on any free port. */
export const startShopInProcess = async ({
  deadlineMs = 30_000,
  priceGraceMs = 60_000,
  busOf,
  clock = systemClock,
  commits,
  originalApi = 'off',
  failureLab = false,
  pages = false,
}: ShopInProcessOptions = {}): Promise<ShopInProcess> => {
  const currency = 'GBP'
  const bus = createInProcessBus({ clock })
  const stores = {
    customer: openCustomerStore(':memory:'),
    product: openProductStore(':memory:'),
    order: openOrderStore(':memory:'),
    accounting: openAccountingStore(':memory:'),
    storefront: openStorefrontStore(':memory:'),
  }
  const eventStore = createTestEventStore({ clock, bus: busOf?.('event-store') ?? bus, failureLab, ...(commits && { commits }) })
  await eventStore.start()

  const dependencies = { clock, newId, logger: silentLogger, publicUrl: TEST_PUBLIC_URL }
  const exits: Record<ServiceName, number> = { customer: 0, product: 0, order: 0, accounting: 0, storefront: 0 }

  // Each service runs as if in a process of its own. As under a supervisor, a service that exits is started again on the same database.
  const start: { readonly [Name in ServiceName]: (parts: ServiceDependencies) => Promise<Process> } = {
    customer: async (parts) => {
      const store = lasting(stores.customer)
      const service = await startCustomerService({ ...parts, store, settings: { currency, welcomeCredit: 0 }, passwords: reversingHasher })
      if (!(await hasManager(service))) await registerFirstManager(service, testManager)
      return { service, app: buildCustomerApp({ ...parts, service, store }) }
    },
    product: async (parts) => {
      const store = lasting(stores.product)
      const service = await startProductService({ ...parts, store, settings: { priceGraceMs } })
      return { service, app: buildProductApp({ ...parts, service, store, currency }) }
    },
    order: async (parts) => {
      const store = lasting(stores.order)
      const service = await startOrderService({ ...parts, store })
      return { service, app: buildOrderApp({ ...parts, service, store, settings: { deadlineMs } }) }
    },
    accounting: async (parts) => {
      const store = lasting(stores.accounting)
      const service = await startAccountingService({ ...parts, store })
      return { service, app: buildAccountingApp({ ...parts, service, store, currency }) }
    },
    storefront: async (parts) => {
      const store = lasting(stores.storefront)
      const service = await startStorefrontService({ ...parts, store })
      return { service, app: buildStorefrontApp({ ...parts, service, store }) }
    },
  }
  const processes = new Map<ServiceName, Process>()
  const restarts = new Set<Promise<void>>()
  const refusals = new Map<ServiceName, string>()
  const launch = async (name: ServiceName): Promise<void> => {
    const exit = (): void => {
      exits[name] += 1
      const restart = (async () => {
        const ended = processes.get(name)
        await ended?.app.close()
        await ended?.service.stop()
        try {
          await launch(name)
        } catch (fault) {
          if (!(fault instanceof StartFault)) throw fault
          refusals.set(name, fault.message)
        }
      })()
      restarts.add(restart)
      void restart.finally(() => restarts.delete(restart))
    }
    const started = await start[name]({
      ...dependencies,
      ...withFaults(busOf?.(name) ?? bus.as(name), { ...dependencies, isAllowed: failureLab, service: name }),
      fatal: exit,
    })
    await started.app.ready()
    processes.set(name, started)
  }
  for (const name of serviceNames) await launch(name)

  /** The application of the process that currently runs. */
  const current = (name: ServiceName): App => {
    const now = (): App => {
      const running = processes.get(name)
      if (running === undefined) throw new Error(`${name} does not run`)
      return running.app
    }
    return new Proxy(now(), { get: (_first, property): unknown => Reflect.get(now(), property) })
  }
  const books = buildBooksApp({
    ...dependencies,
    verifier: eventStore.verifier,
    audits: createAudits({
      ...dependencies,
      store: openAuditStore(':memory:'),
      audit: (progress) =>
        auditShop(createClient({ baseUrl: url, credentials: testManager }), {
          patienceMs: 1_000,
          now: clock.now,
          memory: ':memory:',
          progress,
        }),
    }),
  })
  const search = openLogSearch(':memory:', { log: eventStore.eventLog, inBackground, clock: systemClock })
  const apps = {
    customer: current('customer'),
    product: current('product'),
    order: current('order'),
    accounting: current('accounting'),
    storefront: current('storefront'),
    books,
    'event-store': buildEventStoreApp({ ...dependencies, ...eventStore, log: eventStore.eventLog, search, database: 'SQLite' }),
  }
  const original = async (fetch: Fetch): Promise<App> => {
    const transport = { baseUrl: 'http://localhost', fetch }
    const manager = originalApi === 'open' ? openSession(transport, testManager) : undefined
    return buildOriginalApi({ ...dependencies, ...transport, now: clock.now, currency, manager })
  }
  const graphql = async (fetch: Fetch): Promise<App> =>
    buildGraphqlApp({ ...dependencies, baseUrl: 'http://localhost', fetch, introspection: true })
  const site = async (fetch: Fetch): Promise<App> => {
    const { buildShop } = await import('@souk/shop')
    const secrets = ['a key for the cookies of tests, long enough'] as const
    return buildShop({ ...dependencies, fetch, gatewayUrl: 'http://localhost', secrets, now: clock.now })
  }
  const gateway = await createGateway({
    ...dependencies,
    services: apps,
    ...(pages && { site }),
    facades: { graphql, ...(originalApi !== 'off' && { 'original-api': original }) },
  })
  const url = await gateway.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    bus,
    apps,
    head: async () => (await eventStore.eventLog.head()).position,
    restoreLog: eventStore.restore,
    exits: (name) => exits[name],
    refusal: (name) => refusals.get(name),
    checkpoint: (name) => stores[name].checkpoint(),
    reactionsDone: (name) => processes.get(name)?.service.reactions.progress.position,
    close: async () => {
      await gateway.close()
      await Promise.all(restarts)
      for (const { service } of processes.values()) await service.stop()
      for (const store of Object.values(stores)) await store.close()
      await search.close()
      await eventStore.stop()
      await bus.close()
    },
  }
}
