import type { Commit } from '@souk/log-protocol'
import { withFolder } from './figure.ts'
import { openShop, placeAll, caughtUp, type Saved, type Shop, type ShopOptions } from './shop.ts'

const readFrom = async ({ assembly }: Shop, after: number): Promise<Commit[]> => {
  const commits: Commit[] = []
  for (;;) {
    const page = await assembly.log.readAll(after + commits.length, 1_000)
    if (page.length === 0) return commits
    commits.push(...page)
  }
}

export interface Work {
  readonly commits: readonly Commit[]
  readonly saved: readonly Saved[]
}

/** Places orders and records every write. The recorder costs memory, so measurements run without it. */
export const record = (orders: number, concurrency: number, options: ShopOptions = {}): Promise<Work> =>
  withFolder(async (folder) => {
    const shop = await openShop(folder, { ...options, record: true })
    await caughtUp(shop)
    shop.saved.length = 0
    const { position } = await shop.assembly.log.head()
    await placeAll(shop, orders, concurrency)
    await caughtUp(shop)
    const work = { commits: await readFrom(shop, position), saved: shop.saved }
    await shop.close()
    return work
  })
