import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { serviceNames } from '@souk/contracts'
import { tell, until } from './run.ts'
import { makeSales } from './sales.ts'
import { createShoppers, type Outcome, type Shoppers } from './shoppers.ts'
import type { Stack } from './stack.ts'

/** Something that happens to one part of the shop while customers order. */
export interface Fault {
  /** What is done, and what must come of it. */
  readonly says: string
  /** Parts that it can happen to. */
  readonly parts: readonly string[]
  /** Parts for a short run (default: all of them). */
  readonly short?: readonly string[]
  /** @throws if the shop does not come through it as it must */
  happen(part: string, shop: { stack: Stack; shoppers: Shoppers; orders: number }): Promise<void>
}

// The long deadline keeps a slow machine from canceling orders. The short one is for the fault that tests deadlines.
const LATE = { SOUK_ORDER_DEADLINE_MS: '300000' }
const SOON = { SOUK_ORDER_DEADLINE_MS: '8000' }
const CUT_MS = 10_000
const PAUSED_MS = 20_000

const databases = ['mongodb', 'redis', 'postgres', 'couchdb']
const processes = ['event-store', ...serviceNames]
const Status = z.object({
  ready: z.boolean(),
  divergences: z.int(),
  parked: z.object({ projection: z.literal(0), reactions: z.literal(0) }),
})

/** Undefined: the service does not answer, or has parked events. */
const statusOf = async (service: string, { shop }: Shoppers): Promise<z.output<typeof Status> | undefined> => {
  const answer = await shop.send('GET', `/${service}/admin/status`)
  return Status.safeParse(answer.body).data
}

const allFinalized = ({ finalized, canceled }: Outcome, orders: number): void => {
  if (finalized !== orders) throw new Error(`of ${orders} orders ${finalized} were finalized; canceled: ${JSON.stringify(canceled)}`)
}

/** Waits until some orders are under way. */
const moment = (): Promise<unknown> => sleep(500 + Math.random() * 1_000)

/** Strikes while customers order. All orders must become FINALIZED. */
const during =
  (strike: (part: string, stack: Stack) => Promise<void>): Fault['happen'] =>
  async (part, { stack, shoppers, orders }) => {
    const outcome = await shoppers.orderDuring(orders, async () => {
      await moment()
      await strike(part, stack)
    })
    allFinalized(outcome, orders)
  }

export const faults: Readonly<Record<string, Fault>> = {
  kill: {
    says: 'A container is killed with kill -9. Docker starts it again, and nothing is lost or doubled.',
    parts: [...processes, ...databases, 'rabbitmq', 'gateway', 'cache', 'cli'],
    happen: during((part, stack) => stack.kill(part)),
  },
  restart: {
    says: 'The broker is restarted.',
    parts: ['rabbitmq'],
    happen: during((part, stack) => stack.restart(part)),
  },
  disconnect: {
    says: 'A process is cut off from every network, and connected again after 10 seconds.',
    parts: processes,
    short: ['order'],
    happen: during((part, stack) => stack.disconnect(part, CUT_MS)),
  },
  pause: {
    says: 'A database or the broker is paused for 20 seconds.',
    parts: [...databases, 'rabbitmq'],
    short: ['postgres'],
    happen: during((part, stack) => stack.pause(part, PAUSED_MS)),
  },
  empty: {
    says: 'A part loses its volume. A view is built again while orders come. The queues of the broker hold nothing that is needed.',
    parts: ['redis', 'postgres', 'couchdb', 'product', 'rabbitmq'],
    happen: during((part, stack) => stack.empty(part)),
  },
  rebuild: {
    says: 'A view is built again from the first commit while orders come.',
    parts: serviceNames,
    short: ['order'],
    happen: during(async (part, stack) => void (await stack.souk(['rebuild', part]))),
  },
  away: {
    says: 'Accounting is stopped during the whole replay. Orders become FINALIZED without it, and their invoices follow when it is back.',
    parts: ['accounting'],
    happen: async (part, { stack, shoppers, orders }) => {
      await stack.stop(part)
      const outcome = await shoppers.order(orders)
      allFinalized(outcome, orders)
      await stack.start(part)
    },
  },
  deadline: {
    says: 'Customer or product is stopped while orders are placed. The orders are canceled at their deadline, and nothing stays held for them.',
    parts: ['customer', 'product'],
    short: ['product'],
    happen: async (part, { stack, shoppers, orders }) => {
      await stack.up(SOON)
      const { shop } = shoppers
      const { productId } = await shop.addProduct({ stock: 1_000 })
      const customerId = await shop.register(1_000_000)
      await stack.stop(part)
      const placed = await Promise.all(Array.from({ length: orders }, () => shop.order201(customerId, [{ productId, quantity: 1 }])))
      shoppers.alsoPlaced(orders)
      for (const { orderId } of placed) {
        const { status, cancelReason } = await shop.final(orderId)
        if (cancelReason !== 'deadline-passed') throw new Error(`an order is ${status} ${cancelReason} without ${part}`)
      }
      await stack.start(part)
      for (const { orderId } of placed) await shop.settled(orderId)
      await stack.up(LATE)
    },
  },
  restore: {
    says: 'The log is restored from an older copy while the services run. Each service starts again or rebuilds its view. Lost orders can be placed again.',
    parts: ['mongodb'],
    happen: async (part, { stack, shoppers, orders }) => {
      await stack.stop('event-store', part)
      const putBack = await stack.copyOf(part)
      await stack.start(part, 'event-store')
      allFinalized(await shoppers.order(orders), orders)
      await stack.stop('event-store', part)
      await putBack()
      const startedBefore = new Map<string, string>()
      for (const service of serviceNames) startedBefore.set(service, await stack.startedAt(service))
      await stack.start(part, 'event-store')
      for (const service of serviceNames) {
        // A service exits when the log lacks a commit that it knows, and docker starts it again.
        // If its view had applied the lost commits, the view is rebuilt and counts a divergence.
        await until(`${service} has followed the restored log and is ready`, async () => {
          const status = await statusOf(service, shoppers)
          if (status === undefined || !status.ready) return false
          return status.divergences > 0 || (await stack.startedAt(service)) !== startedBefore.get(service)
        })
      }
      await stack.booksAreRight()
      // The replay repeats all invoices with the same keys, so it places the lost orders again.
      await shoppers.order(0)
    },
  },
}

/** One fault of one part. */
export interface Case {
  readonly name: string
  readonly fault: Fault
  readonly part: string
}

const casesOf = (partsOf: (fault: Fault) => readonly string[]): Case[] =>
  Object.entries(faults).flatMap(([name, fault]) => partsOf(fault).map((part) => ({ name, fault, part })))

export const everyFault = (): Case[] => casesOf(({ parts }) => parts)

/** The cases that continuous integration has time for. */
export const shortForm = (): Case[] => casesOf(({ parts, short = parts }) => short)

/** Every part is healthy, every service is ready with nothing parked, and the books are right. @throws if not */
export const nothingIsWrong = async (stack: Stack, shoppers: Shoppers): Promise<void> => {
  for (const part of await stack.parts()) await stack.untilHealthy(part)
  for (const service of serviceNames)
    await until(`${service} is ready, with nothing parked`, async () => (await statusOf(service, shoppers))?.ready === true)
  await stack.booksAreRight()
}

const INVOICES = 2_000

/** Runs the cases one after the other on a new shop, and checks it after each. @throws at the first fault that the shop does not survive */
export const goThrough = async (
  stack: Stack,
  cases: readonly Case[],
  { orders, folder }: { orders: number; folder: string },
): Promise<void> => {
  await stack.remove()
  await stack.up({ SOUK_CATALOGUE: 'none', ...LATE })
  const shoppers = createShoppers(stack, makeSales(folder, INVOICES))
  await shoppers.order(1)
  for (const { name, fault, part } of cases) {
    tell(`\n● ${name} ${part}`)
    await fault.happen(part, { stack, shoppers, orders })
    await nothingIsWrong(stack, shoppers)
  }
}
