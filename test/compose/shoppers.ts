import { z } from 'zod'
import { createShop } from '../support/shop.ts'
import { tell } from './run.ts'
import type { Stack } from './stack.ts'

const Replayed = z.object({ orders: z.int(), finalized: z.int(), canceled: z.record(z.string(), z.int()) })
type Replayed = z.infer<typeof Replayed>

/** How the orders of one round ended. */
export interface Outcome {
  readonly finalized: number
  /** By reason. */
  readonly canceled: Readonly<Record<string, number>>
}

/** Customers who order with `souk replay`. Each round takes the next invoices of the file. */
export const createShoppers = (stack: Stack, sales: string) => {
  const shop = createShop(stack.url)
  let invoices = 0
  let others = 0
  let before: Replayed = { orders: 0, finalized: 0, canceled: {} }

  const replay = async (limit: number): Promise<Replayed> => {
    const lines = await stack.souk(['replay', sales, '--limit', String(limit), '--concurrency', '16', '--json'])
    return Replayed.parse(JSON.parse(lines.split('\n').at(-1) ?? ''))
  }

  /** Places the next orders while something happens. Resolves when all orders are final and `happening` is done. @throws if an order is lost or doubled */
  const orderDuring = async (count: number, happening: () => Promise<void>): Promise<Outcome> => {
    const [now] = await Promise.all([replay(invoices + count), happening()])
    invoices += count
    const known = (await shop.orders()).length
    if (now.orders + others !== known)
      throw new Error(`${now.orders} orders were replayed and ${others} placed otherwise; the shop knows ${known}`)
    const canceled: Record<string, number> = {}
    for (const [reason, orders] of Object.entries(now.canceled)) {
      const more = orders - (before.canceled[reason] ?? 0)
      if (more > 0) canceled[reason] = more
    }
    const outcome = { finalized: now.finalized - before.finalized, canceled }
    before = now
    tell(`${JSON.stringify(outcome)}`)
    return outcome
  }

  return {
    shop,
    orderDuring,
    order: (count: number): Promise<Outcome> => orderDuring(count, async () => undefined),
    /** Notes that somebody else has placed orders, so that they do not count as doubled. */
    alsoPlaced: (count: number): void => {
      others += count
    },
  }
}

export type Shoppers = ReturnType<typeof createShoppers>
