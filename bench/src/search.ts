import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { perSecond, print, withFolder } from './figure.ts'
import { measureStorefront } from './storefront.ts'

/** How long a search may take, by the number of products, in milliseconds. */
const AIMS = new Map([
  [1_000, 5],
  [100_000, 5],
  [1_000_000, 50],
])
const AIM_SUGGEST = 5
/** In MiB, with 100,000 products. */
const AIM_MEMORY = 200
/** In products per second. */
const AIM_FILLING = 10_000
/** In milliseconds, however many products there are. */
const AIM_OPENING = 3_000

const filled = z.object({ milliseconds: z.number() })
const served = z.object({ opening: z.number(), memory: z.number(), kinds: z.array(z.tuple([z.string(), z.number(), z.number()])) })

/** Runs a task in a process of its own, so that its memory is its own. */
const inProcess = async <Shape extends z.ZodType>(shape: Shape, ...task: readonly string[]): Promise<z.output<Shape>> => {
  const child = fork(fileURLToPath(new URL('search-process.ts', import.meta.url)), task)
  const [message] = await once(child, 'message')
  await once(child, 'exit')
  return shape.parse(message)
}

const measure = async (products: number, aim: number): Promise<void> => {
  await withFolder(async (folder) => {
    const file = join(folder, 'search.sqlite')
    const { milliseconds } = await inProcess(filled, 'fill', file, String(products))
    const { opening, memory, kinds } = await inProcess(served, 'serve', file)
    const figure = (name: string, ratio: number, detail: string): void => print({ name: `search.${products}.${name}`, ratio, detail })
    for (const [kind, p50, p99] of kinds)
      figure(kind, (kind === 'suggest' ? AIM_SUGGEST : aim) / p50, `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`)
    const rate = perSecond(products, milliseconds)
    figure('filling', rate / AIM_FILLING, `${rate} products/s`)
    figure('opening', AIM_OPENING / opening, `${opening.toFixed(0)} ms with a kept file`)
    if (products === 100_000) figure('memory', AIM_MEMORY / memory, `${memory.toFixed(0)} MiB resident after all searches`)
    else process.stdout.write(`search.${products}.memory - ${memory.toFixed(0)} MiB resident after all searches\n`)
  })
}

/**
 * How long the search of the storefront takes for a page with its facets, and the whole service for its pages, in catalogues of different sizes.
 * @param options  numbers of products. Default: all
 */
export const search = async (options: readonly string[]): Promise<void> => {
  for (const [products, aim] of AIMS) {
    if (options.length > 0 && !options.includes(String(products))) continue
    await measure(products, aim)
    await measureStorefront(products, aim)
  }
}
