// A shop in a process of its own, for two that are compared must not share a heap: `growth-shop.ts FOLDER`.
// Gets numbers of orders, and answers each with what they took; ends when it is disconnected.
import { time, withFolder } from './figure.ts'
import { openShop, placeAll, settled, type Shop } from './shop.ts'

const LINES = 5
const CONCURRENCY = 100
const WARM_UP = 2_000

const [, , folder = ''] = process.argv

/** Milliseconds on the clock, and of the processor. */
export interface Cost {
  readonly elapsed: number
  readonly processor: number
}

const place = async (shop: Shop, orders: number): Promise<Cost> => {
  const before = process.cpuUsage()
  const elapsed = await time(async () => {
    await placeAll(shop, orders, CONCURRENCY, LINES)
    await settled(shop)
  })
  const { user, system } = process.cpuUsage(before)
  return { elapsed, processor: (user + system) / 1_000 }
}

// By then the engine has compiled what matters, in all of them alike.
await withFolder(async (other) => {
  const shop = await openShop(other)
  await place(shop, WARM_UP)
  await shop.close()
})

const shop = await openShop(folder)
process.on('message', async (orders: number) => process.send?.(await place(shop, orders)))
process.on('disconnect', () => shop.close())
process.send?.({ elapsed: 0, processor: 0 } satisfies Cost)
