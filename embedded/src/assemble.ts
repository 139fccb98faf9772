import { startAccountingService } from '@souk/accounting'
import { serviceNames, type Seller, type ServiceName } from '@souk/contracts'
import { startCustomerService, type PasswordHasher } from '@souk/customer'
import { createCommitFeed, createEventStore, createExperiments, createLogVerifier, openLogSearch } from '@souk/event-store'
import { messageOf, newId } from '@souk/log-protocol'
import { startOrderService } from '@souk/order'
import { exitOn, inBackground, retryWhileUnavailable, systemClock, type Closing, type Logger } from '@souk/process'
import { startProductService } from '@souk/product'
import { announce, withFaults, type Service, type ServiceDependencies } from '@souk/service'
import { createAccessFacts } from '@souk/service/access'
import { startStorefrontService } from '@souk/storefront'
import { openParts, type Servers } from './parts.ts'

export interface AssemblyOptions {
  /** The path of a file in the data folder. */
  readonly path: (file: string) => string
  /** Default: none, so every part is in this process. */
  readonly servers?: Servers
  readonly currency: string
  /** Minor units. */
  readonly welcomeCredit: number
  readonly sessionDays?: number
  readonly priceGraceMs: number
  /** Years that the recipients of invoices are kept. */
  readonly invoiceRetentionYears?: number
  /** Who sells, as new invoices say it. */
  readonly seller?: Seller | undefined
  /** The address of the shop: the issuer and the audience of access tokens. */
  readonly publicUrl: string
  /** Whether managers may let something go wrong (default: no). */
  readonly failureLab?: boolean
  readonly logger: Logger
  /** Default: argon2id. */
  readonly passwords?: PasswordHasher
  /** Called with the position of the log before any service starts. */
  readonly opened?: (position: number) => void
}

/** Starts the event store and the services, without HTTP. What must be closed is added to `closing`, also after a failure. */
export const assemble = async (options: AssemblyOptions, closing: Closing) => {
  const { path, servers = {}, currency, welcomeCredit, sessionDays, priceGraceMs, publicUrl, logger, passwords, opened } = options
  const { invoiceRetentionYears, seller, failureLab = false } = options
  const { bus, busOf, storage, sessions, carts, stores } = await openParts({ servers, path, currency, logger }, closing)
  const { log } = storage
  const facts = createAccessFacts({ clock: systemClock, logger })
  const commits = createCommitFeed(log, (error) => logger.warn({ error: String(error) }, 'commits could not be told'))
  const experiments = failureLab ? createExperiments({ clock: systemClock, newId, log }) : undefined
  const eventStore = createEventStore({ ...storage, bus, clock: systemClock, facts, commits, experiments })
  await retryWhileUnavailable(systemClock, logger, () => eventStore.start())
  closing.push(() => eventStore.stop())
  opened?.((await log.head()).position)

  const dependencies = { clock: systemClock, newId, logger, publicUrl, fatal: exitOn('souk') }
  const connect = (service: ServiceName) => withFaults(busOf(service), { ...dependencies, isAllowed: failureLab, service })
  const connections = {
    customer: connect('customer'),
    product: connect('product'),
    order: connect('order'),
    accounting: connect('accounting'),
    storefront: connect('storefront'),
  } satisfies Record<ServiceName, Pick<ServiceDependencies, 'bus' | 'faults'>>
  const starting = {
    customer: startCustomerService({
      ...dependencies,
      ...connections.customer,
      store: stores.customer,
      sessions,
      settings: {
        currency,
        welcomeCredit,
        ...(sessionDays !== undefined && { sessionDays }),
        ...(invoiceRetentionYears !== undefined && { invoiceRetentionYears }),
      },
      ...(passwords && { passwords }),
    }),
    product: startProductService({ ...dependencies, ...connections.product, store: stores.product, settings: { priceGraceMs } }),
    order: startOrderService({ ...dependencies, ...connections.order, store: stores.order, carts }),
    accounting: startAccountingService({ ...dependencies, ...connections.accounting, store: stores.accounting, seller }),
    storefront: startStorefrontService({ ...dependencies, ...connections.storefront, store: stores.storefront }),
  } satisfies Record<ServiceName, Promise<Service>>
  // Before the services have started: if one of them fails, the others must stop before their stores and bus close.
  closing.push(async () => {
    const started = await Promise.allSettled(Object.values(starting))
    await Promise.all(started.map((service) => (service.status === 'fulfilled' ? service.value.stop() : undefined)))
  })
  await Promise.all(Object.values(starting))
  const services = {
    customer: await starting.customer,
    product: await starting.product,
    order: await starting.order,
    accounting: await starting.accounting,
    storefront: await starting.storefront,
  } satisfies Record<ServiceName, Service>
  for (const name of serviceNames) closing.push(announce({ service: services[name], bus: connections[name].bus, clock: systemClock }))
  const search = openLogSearch(path('search.sqlite'), {
    log,
    shop: storage.shop,
    inBackground,
    clock: systemClock,
    removed: (fault) => logger.warn({ error: fault.message }, 'the index for searching the log cannot be used, and is built again'),
  })
  closing.push(() => search.close())
  search.follow((error) => logger.warn({ error: messageOf(error) }, 'the log cannot be indexed, will try again'))
  const verifier = createLogVerifier({ facts, eventStore, clock: systemClock, publicUrl })
  const { consumers } = storage.state
  const database = servers.mongodbUrl === undefined ? 'SQLite' : 'MongoDB'
  return { dependencies, log, commits, experiments, search, consumers, database, eventStore, verifier, stores, services }
}

export type Assembly = Awaited<ReturnType<typeof assemble>>
