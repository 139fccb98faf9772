import { startAccountingService } from '@souk/accounting'
import { systemClock } from '@souk/bus'
import { newId } from '@souk/contracts'
import { startCustomerService, type PasswordHasher } from '@souk/customer'
import { createEventStore } from '@souk/event-store'
import { startOrderService } from '@souk/order'
import { startProductService } from '@souk/product'
import type { Logger } from '@souk/service'
import { patiently, type Closing } from '@souk/service/process'
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
  const { bus, log, records, stores } = await openParts({ servers, path, logger }, closing)
  const eventStore = createEventStore({ log, records, bus, clock: systemClock })
  await patiently(systemClock, logger, () => eventStore.start())
  closing.push(() => eventStore.stop())
  opened?.((await log.head()).position)

  const surroundings = { bus, clock: systemClock, newId, logger }
  const [customer, product, order, accounting] = await Promise.all([
    startCustomerService({
      ...surroundings,
      store: stores.customer,
      settings: { currency, welcomeCredit },
      ...(passwords && { passwords }),
    }),
    startProductService({ ...surroundings, store: stores.product }),
    startOrderService({ ...surroundings, store: stores.order }),
    startAccountingService({ ...surroundings, store: stores.accounting }),
  ])
  const services = { customer, product, order, accounting }
  closing.push(async () => {
    await Promise.all(Object.values(services).map((service) => service.stop()))
  })
  return { surroundings, log, eventStore, stores, services }
}

export type Assembly = Awaited<ReturnType<typeof assemble>>
