import type { Servers } from '@souk/embedded'
import { median, percentile, perSecond, print, processorTime, time, withFolder } from './figure.ts'
import { runBare, type Amount, type Elapsed } from './saga-floor.ts'
import { record } from './saga-work.ts'
import { withServers } from './servers.ts'
import { LINES, openShop, placeAll, caughtUp, type Shop } from './shop.ts'

const ROUNDS = 3

/** Measures Souk and the bare drivers in turns, on one shop. */
const compare = async (
  amount: Amount,
  servers: Servers,
  ours: (shop: Shop) => Promise<void>,
  bare: (elapsed: Elapsed) => void,
): Promise<void> => {
  const { orders, concurrency } = amount
  const work = await withServers(servers, (own) => record(orders, concurrency, { servers: own }))
  await withServers(servers, (own) =>
    withFolder(async (folder) => {
      const shop = await openShop(folder, { servers: own })
      await placeAll(shop, Math.ceil(orders / 2), concurrency)
      for (let round = 0; round < ROUNDS; round += 1) {
        await caughtUp(shop)
        await ours(shop)
        await caughtUp(shop)
        bare(await runBare(work, amount, own))
      }
      await shop.close()
    }),
  )
}

const throughput = async (amount: Amount, servers: Servers): Promise<void> => {
  const { orders, concurrency } = amount
  const ours = { all: [] as number[], processor: [] as number[] }
  const bare = { all: [] as number[], processor: [] as number[] }
  const placing = async (shop: Shop): Promise<void> => {
    const processor = await processorTime(async () => {
      ours.all.push(
        await time(async () => {
          await placeAll(shop, orders, concurrency)
          await caughtUp(shop)
        }),
      )
    })
    ours.processor.push(processor)
  }
  await compare(amount, servers, placing, ({ all, processor }) => {
    bare.all.push(all)
    bare.processor.push(processor)
  })
  const figures = ({ all, processor }: typeof ours): string =>
    `${perSecond(orders, median(all))} (${(median(processor) / orders).toFixed(2)} ms of processor time of this process each)`
  print({
    name: 'saga.servers.throughput',
    ratio: median(bare.all) / median(ours.all),
    detail: `orders of ${LINES} lines finalized/s by Souk ${figures(ours)}, by the bare drivers' writes and messages ${figures(bare)}, ${concurrency} in flight`,
  })
}

const idle = async (amount: Amount, servers: Servers): Promise<void> => {
  const ours: number[] = []
  const bare: number[] = []
  const placing = async (shop: Shop): Promise<void> => {
    for (let order = 0; order < amount.orders; order += 1) {
      ours.push(
        await time(async () => {
          const { final } = await shop.place(LINES)
          await final
        }),
      )
      await caughtUp(shop)
    }
  }
  await compare(amount, servers, placing, ({ final }) => bare.push(...final))
  const figures = (values: readonly number[]): string =>
    [50, 95, 99].map((percent) => `p${percent} ${percentile(values, percent).toFixed(2)}`).join(', ')
  print({
    name: 'saga.servers.idle',
    ratio: median(bare) / median(ours),
    detail: `place to final ${figures(ours)} ms; the bare drivers' writes and messages until then ${figures(bare)}`,
  })
}

export const sagaOnServers = async (servers: Servers): Promise<void> => {
  await throughput({ orders: 1_000, concurrency: 100 }, servers)
  await idle({ orders: 100, concurrency: 1, idle: true }, servers)
}
