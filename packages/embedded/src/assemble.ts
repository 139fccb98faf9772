import { openAccountingStore, startAccountingService } from '@souk/accounting'
import { createInProcessBus, systemClock } from '@souk/bus'
import { newId } from '@souk/contracts'
import { openCustomerStore, startCustomerService, type PasswordHasher } from '@souk/customer'
import { createEventStore, openSqliteEventLog, openSqliteRecords } from '@souk/event-store'
import { openOrderStore, startOrderService } from '@souk/order'
import { openProductStore, startProductService } from '@souk/product'
import type { Logger } from '@souk/service'

export interface AssemblyOptions {
  /** Where a file of data is to be. */
  readonly path: (file: string) => string
  readonly currency: string
  /** Minor units. */
  readonly welcomeCredit: number
  readonly logger: Logger
  /** Default: argon2id. */
  readonly passwords?: PasswordHasher
  /** Called as soon as the log is open, before any service is. */
  readonly opened?: (position: number) => void
}

/** The event store and the four services on files and an in-process bus, running; without HTTP. */
export const assemble = async ({ path, currency, welcomeCredit, logger, passwords, opened }: AssemblyOptions, closing: Closing) => {
  const bus = createInProcessBus({ clock: systemClock })
  closing.push(() => bus.close())
  const log = openSqliteEventLog(path('log.sqlite'))
  closing.push(() => log.close())
  const records = openSqliteRecords(path('records.sqlite'))
  closing.push(() => records.close())
  const eventStore = createEventStore({ log, records, bus, clock: systemClock })
  await eventStore.start()
  closing.push(() => eventStore.stop())
  opened?.((await log.head()).position)

  const surroundings = { bus, clock: systemClock, newId, logger }
  const stores = {
    customer: openCustomerStore(path('customer.sqlite')),
    product: openProductStore(path('product.sqlite')),
    order: openOrderStore(path('order.sqlite')),
    accounting: openAccountingStore(path('accounting.sqlite')),
  }
  const [customer, product, order, accounting] = await Promise.all([
    startCustomerService({ ...surroundings, store: stores.customer, settings: { currency, welcomeCredit }, ...(passwords && { passwords }) }),
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

/** What is to be closed, in the order in which it was opened. */
export type Closing = (() => Promise<void> | void)[]

/** Closes everything, the last opened first. */
export const closeAll = async (closing: Closing): Promise<void> => {
  for (const task of closing.splice(0).reverse()) await task()
}
