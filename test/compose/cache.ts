// Shows that the cache between the gateway and the services tells nobody what is no longer true, and that nobody needs it.
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { everyItem, positionOf, valueOf } from '@souk/client'
import { createShop } from '../support/shop.ts'
import { read, readsDuring, whileReading } from './readers.ts'
import { tell, until } from './run.ts'
import type { Stack } from './stack.ts'

const CHANGES = 1_000
const OLDEST_MS = 1_000
const INSTANCES = 3
const MEASURED_MS = 5_000

const Priced = z.object({ productId: z.string(), price: z.int() })
const pages = {
  storefront: z.object({ product: Priced }).transform(({ product }) => [product]),
  search: z.object({ items: z.array(Priced) }).transform(({ items }) => items),
  product: Priced.transform((product) => [product]),
}

/** What anybody reads of a shop: pages, lists, searches. */
const readPaths = async (stack: Stack): Promise<readonly string[]> => {
  const { api } = createShop(stack.url)
  const products = await everyItem((query) => valueOf(api.listProducts({ query })))
  return [
    '/storefront/home',
    '/product/products',
    '/product/categories',
    ...products
      .slice(0, 40)
      .flatMap(({ productId, name }) => [
        `/storefront/products/${productId}`,
        `/storefront/products?q=${encodeURIComponent(name)}`,
        `/product/products/${productId}`,
      ]),
  ]
}

const counterIn = async (stack: Stack, name: string): Promise<number> =>
  Number(/\s(\d+)/.exec(await stack.execute('cache', 'varnishstat', '-1', '-f', `MAIN.${name}`))?.[1])

/** Which share of the reads the cache has answered meanwhile. */
const hitRateDuring = async (stack: Stack, happening: () => Promise<unknown>): Promise<number> => {
  const counted = async () => ({ hits: await counterIn(stack, 'cache_hit'), misses: await counterIn(stack, 'cache_miss') })
  const before = await counted()
  await happening()
  const after = await counted()
  const hits = after.hits - before.hits
  return hits / (hits + after.misses - before.misses)
}

const percent = (share: number): string => `${Math.round(share * 1_000) / 10} %`

/** A product changes its price a thousand times. Nobody reads a price that ended a second ago, and whoever changes it never reads an old one. */
const pricesAreNew = async (stack: Stack): Promise<void> => {
  const shop = createShop(stack.url)
  const { productId } = await shop.addProduct({ stock: 10 })
  const addresses = [
    [`${stack.url}/storefront/products/${productId}`, pages.storefront],
    [`${stack.url}/product/products/${productId}`, pages.product],
    [`${stack.url}/product/products?sort=newest&limit=5`, pages.search],
    [`${stack.url}/storefront/products?sort=newest&limit=5`, pages.search],
  ] as const
  const priceAt = async (index: number, headers?: Readonly<Record<string, string>>): Promise<number | undefined> => {
    const [address, page] = addresses[index % addresses.length] ?? addresses[0]
    const { status, body } = await read(address, { 'accept-encoding': 'identity', ...headers })
    if (status !== 200) throw new Error(`${address} answered ${status}: ${body}`)
    return page.parse(JSON.parse(body)).find((one) => one.productId === productId)?.price
  }

  /** When the change to each price was sent: it cannot have happened before. */
  const sentAt = new Map<number, number>()
  let oldest = 0
  let turn = 0
  const reading = async (): Promise<void> => {
    const start = performance.now()
    const price = (await priceAt((turn += 1))) ?? 0
    const ended = sentAt.get(price + 1)
    if (ended !== undefined) oldest = Math.max(oldest, start - ended)
  }
  const changing = async (): Promise<void> => {
    for (let price = 1; price <= CHANGES; price += 1) {
      sentAt.set(price, performance.now())
      const changed = await shop.api.changeProduct({ path: { productId }, body: { price } })
      if (changed.error !== undefined) throw new Error(`the price was not changed: ${JSON.stringify(changed.error)}`)
      const position = String(positionOf(changed))
      const seen = await priceAt(price, { 'souk-position': position })
      if (seen !== price) throw new Error(`whoever set the price to ${price} read ${seen}`)
    }
  }
  let reads = 0
  const hitRate = await hitRateDuring(stack, async () => {
    reads = await whileReading(reading, changing)
  })
  tell(`${CHANGES} prices, ${reads} reads, ${percent(hitRate)} of them from the cache: none older than ${Math.ceil(oldest)} ms`)
  if (oldest > OLDEST_MS) throw new Error(`somebody read a price that had ended ${Math.ceil(oldest)} ms ago`)
}

const measured = (): Promise<void> => sleep(MEASURED_MS)

const keepsMost = async (stack: Stack, paths: readonly string[]): Promise<void> => {
  // A shop that has just started is slow.
  await readsDuring(stack, paths, measured)
  let withCache = 0
  const hitRate = await hitRateDuring(stack, async () => {
    withCache = await readsDuring(stack, paths, measured)
  })
  await stack.stop('cache')
  const without = await readsDuring(stack, paths, measured)
  await stack.start('cache')
  tell(`${percent(hitRate)} of the reads from the cache, ${Math.round((withCache / without) * 10) / 10} times as many as without it`)
}

/** Waits until the cache answers. */
const keepsAgain = (stack: Stack): Promise<void> =>
  until('the cache answers again', async () => {
    const hitRate = await hitRateDuring(stack, async () => {
      for (let reads = 0; reads < 10; reads += 1) await read(`${stack.url}/storefront/home`)
    })
    return hitRate > 0.5
  })

/** The shop goes on while the cache is stopped, killed, paused or cut off. Afterwards the cache answers again, also after the gateway was killed. */
const nobodyNeedsIt = async (stack: Stack, paths: readonly string[]): Promise<void> => {
  const strikes: Readonly<Record<string, () => Promise<void>>> = {
    'stopped and started': async () => {
      await stack.stop('cache')
      await sleep(1_000)
      await stack.start('cache')
    },
    killed: () => stack.kill('cache'),
    'paused for 8 s': () => stack.pause('cache', 8_000),
    'cut off from the services for 5 s': () => stack.disconnect('cache', 5_000),
  }
  for (const [what, strike] of Object.entries(strikes)) {
    const rate = await readsDuring(stack, paths, async () => {
      await strike()
      await sleep(1_000)
    })
    tell(`no read failed while the cache was ${what}: ${Math.round(rate)} a second`)
    await keepsAgain(stack)
  }
  await stack.kill('gateway')
  await keepsAgain(stack)
}

/** Several storefronts answer alike, and one of them may be killed. */
const instancesAnswerAlike = async (stack: Stack, paths: readonly string[]): Promise<void> => {
  const ours = paths.filter((path) => path.startsWith('/storefront/'))
  for (const path of ours) {
    // Prefer makes each of them go to an instance.
    const answers = await Promise.all(Array.from({ length: 4 * INSTANCES }, () => read(stack.url + path, { prefer: 'handling=strict' })))
    const different = new Set(answers.map(({ status, etag }) => `${status} ${etag}`))
    if (different.size !== 1) throw new Error(`${path} has several answers: ${[...different].join(', ')}`)
  }
  for (const cache of ['with', 'without']) {
    if (cache === 'without') await stack.stop('cache')
    const rate = await readsDuring(stack, ours, async () => {
      await stack.kill('storefront')
      await sleep(1_000)
    })
    tell(`no read failed while one of ${INSTANCES} storefronts was killed and replaced, ${cache} the cache: ${Math.round(rate)} a second`)
  }
  await stack.start('cache')
}

export const cacheTellsTheTruth = async (stack: Stack): Promise<void> => {
  const paths = await readPaths(stack)
  await keepsMost(stack, paths)
  await nobodyNeedsIt(stack, paths)
  await stack.scale(INSTANCES, 'storefront')
  await pricesAreNew(stack)
  await instancesAnswerAlike(stack, paths)
}
