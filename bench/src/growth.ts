import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median, print, withFolder } from './figure.ts'
import type { Cost } from './growth-shop.ts'
import { measureStart, shopOn, type Start } from './process.ts'
import { openShop } from './shop.ts'

const SMALL = 1_000
const SIZES = [10_000]
const LARGE = 100_000

/** The number of orders that are timed at each size. */
const TIMED = 1_000
const ROUNDS = 5

const shopProgram = fileURLToPath(new URL('growth-shop.ts', import.meta.url))

interface RemoteShop {
  readonly folder: string
  place(orders: number): Promise<Cost>
  close(): Promise<void>
}

/** Starts a shop in a process of its own that can do nothing but take orders. */
export const startShop = async (folder: string): Promise<RemoteShop> => {
  mkdirSync(folder)
  const child = fork(shopProgram, [folder])
  const answer = async (): Promise<Cost> => {
    const [cost]: Cost[] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => {
        throw new Error(`the shop ended with exit code ${code}`)
      }),
    ])
    if (cost === undefined) throw new Error('the shop gave no answer')
    return cost
  }
  await answer()
  return {
    folder,
    place: (orders) => {
      child.send(orders)
      return answer()
    },
    close: async () => {
      const exited = once(child, 'exit')
      child.disconnect()
      await exited
    },
  }
}

/** In bytes. */
interface Sizes {
  readonly log: number
  /** All views together. */
  readonly views: number
}

const sizesIn = (folder: string): Sizes => {
  const sizes = { log: 0, views: 0 }
  for (const file of readdirSync(folder)) {
    if (file.startsWith('records.')) continue
    sizes[file.startsWith('log.') ? 'log' : 'views'] += statSync(join(folder, file)).size
  }
  return sizes
}

interface Grown {
  readonly orders: number
  /** Milliseconds per order, of the last 1,000. */
  readonly time: number
  /** Milliseconds of processor time per order, of the last 1,000. */
  readonly processor: number
  /** Bytes per order. */
  readonly log: number
  readonly views: number
  readonly start: Start
}

const perOrder = (costs: readonly Cost[], field: keyof Cost): number => median(costs.map((cost) => cost[field])) / (TIMED / ROUNDS)

/** Measures a small and a larger shop in turns, so that other load on the machine affects both. */
const compare = async (folder: string, size: number, empty: Sizes): Promise<readonly [small: Grown, large: Grown]> => {
  const shops = [await startShop(join(folder, 'small')), await startShop(join(folder, `${size}`))] as const
  const totals = [SMALL, size] as const
  const costs: [Cost[], Cost[]] = [[], []]
  for (const index of [0, 1] as const) await shops[index].place(totals[index] - TIMED / 2)
  for (let round = 0; round < ROUNDS; round += 1)
    for (const index of [0, 1] as const) costs[index].push(await shops[index].place(TIMED / ROUNDS))
  for (const shop of shops) await shop.close()
  const starts: [Start[], Start[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1)
    for (const index of [0, 1] as const) starts[index].push(await measureStart(shopOn(shops[index].folder, 'none')))

  const grown = (index: 0 | 1): Grown => {
    const orders = totals[index] + TIMED / 2
    const { log, views } = sizesIn(shops[index].folder)
    const medianOf = (field: keyof Start): number => median(starts[index].map((start) => start[field]))
    return {
      orders,
      time: perOrder(costs[index], 'elapsed'),
      processor: perOrder(costs[index], 'processor'),
      log: (log - empty.log) / orders,
      views: (views - empty.views) / orders,
      start: { milliseconds: medianOf('milliseconds'), memory: medianOf('memory'), memoryAfter: medianOf('memoryAfter') },
    }
  }
  return [grown(0), grown(1)]
}

const figures: readonly { readonly name: string; readonly of: (grown: Grown) => number; readonly show: (value: number) => string }[] = [
  { name: 'time', of: (grown) => grown.time, show: (value) => `${value.toFixed(2)} ms per order` },
  { name: 'processor', of: ({ processor }) => processor, show: (value) => `${value.toFixed(2)} ms of processor time per order` },
  { name: 'log', of: ({ log }) => log, show: (value) => `${value.toFixed(0)} bytes of log per order` },
  { name: 'views', of: ({ views }) => views, show: (value) => `${value.toFixed(0)} bytes of views per order` },
  { name: 'start', of: ({ start }) => start.milliseconds, show: (value) => `${value.toFixed(0)} ms to the first answer` },
  { name: 'memory', of: ({ start }) => start.memory, show: (value) => `${value.toFixed(0)} MiB resident after it` },
]

export const growth = async (options: readonly string[]): Promise<void> => {
  for (const size of options.includes('--large') ? [...SIZES, LARGE] : SIZES) {
    await withFolder(async (folder) => {
      const none = join(folder, 'none')
      mkdirSync(none)
      const shop = await openShop(none)
      await shop.close()
      const [small, large] = await compare(folder, size, sizesIn(none))
      for (const { name, of, show } of figures) {
        print({
          name: `growth.${size}.${name}`,
          ratio: of(large) / of(small),
          detail: `${show(of(large))} at ${large.orders} orders, ${show(of(small))} at ${small.orders}`,
        })
      }
    })
  }
}
