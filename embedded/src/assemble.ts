import { startAccountingService } from '@souk/accounting'
import type { ServiceName } from '@souk/contracts'
import { startCustomerService, type PasswordHasher } from '@souk/customer'
import { createEventStore } from '@souk/event-store'
import { newId } from '@souk/log-protocol'
import { startOrderService } from '@souk/order'
import { exitOn, retryWhileUnavailable, systemClock, type Closing, type Logger } from '@souk/process'
import { startProductService } from '@souk/product'
import type { Service } from '@souk/service'
import { openParts, type Servers } from './parts.ts'

export interface AssemblyOptions {
  /** Where a file of data is to be. */
  readonly path: (file: string) => string
  /** Default: none, everything is in this process. */
  readonly servers?: Servers
  readonly currency: string
  /** Minor units. */
  readonly welcomeCredit: number
  readonly logger: Logger
  /** Default: argon2id. */
  readonly passwords?: PasswordHasher
  /** Called as soon as the log is open, before any service is. */
  readonly opened?: (position: number) => void
}

/** The event store and the four services, running; without HTTP. */
export const assemble = async (
  { path, servers = {}, currency, welcomeCredit, logger, passwords, opened }: AssemblyOptions,
  closing: Closing,
) => {
  const { bus, log, state, stores } = await openParts({ servers, path, logger }, closing)
  const eventStore = createEventStore({ log, state, bus, clock: systemClock })
  await retryWhileUnavailable(systemClock, logger, () => eventStore.start())
  closing.push(() => eventStore.stop())
  opened?.((await log.head()).position)

  const dependencies = { bus, clock: systemClock, newId, logger, fatal: exitOn('souk') }
  const starting = {
    customer: startCustomerService({
      ...dependencies,
      store: stores.customer,
      settings: { currency, welcomeCredit },
      ...(passwords && { passwords }),
    }),
    product: startProductService({ ...dependencies, store: stores.product }),
    order: startOrderService({ ...dependencies, store: stores.order }),
    accounting: startAccountingService({ ...dependencies, store: stores.accounting }),
  } satisfies Record<ServiceName, Promise<Service>>
  // Also if one of them cannot start: the others must not go on with what is closed behind them.
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
  } satisfies Record<ServiceName, Service>
  return { dependencies, log, eventStore, stores, services }
}

export type Assembly = Awaited<ReturnType<typeof assemble>>
