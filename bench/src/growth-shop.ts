// Runs a shop in its own process, because two shops that are compared must not share a heap: `growth-shop.ts FOLDER`.
// Each message is a number of orders to place, and the answer is their cost. The process ends when its parent disconnects.
import { time, withFolder } from './figure.ts'
import { openShop, placeAll, caughtUp, type Shop } from './shop.ts'

const LINES = 5
const CONCURRENCY = 100
const WARM_UP = 2_000

const [, , folder = ''] = process.argv

/** In milliseconds. */
export interface Cost {
  readonly elapsed: number
  /** Processor time. */
  readonly processor: number
}

const place = async (shop: Shop, orders: number): Promise<Cost> => {
  const before = process.cpuUsage()
  const elapsed = await time(async () => {
    await placeAll(shop, orders, CONCURRENCY, LINES)
    await caughtUp(shop)
  })
  const { user, system } = process.cpuUsage(before)
  return { elapsed, processor: (user + system) / 1_000 }
}

// Warms up, so that the engine has compiled the relevant code in every process.
await withFolder(async (other) => {
  const shop = await openShop(other)
  await place(shop, WARM_UP)
  await shop.close()
})

const shop = await openShop(folder)
process.on('message', async (orders: number) => process.send?.(await place(shop, orders)))
process.on('disconnect', () => shop.close())
process.send?.({ elapsed: 0, processor: 0 } satisfies Cost)
