import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { median, print, withFolder } from './figure.ts'
import { bareServer, measureStart, shopOn, type Start } from './process.ts'
import { openShop, placeAll, caughtUp } from './shop.ts'

const ORDERS = 1_000
const ROUNDS = 5

interface Variant {
  readonly name: string
  readonly measure: () => Promise<Start>
}

const medianOf = (starts: readonly Start[], field: keyof Start): number => median(starts.map((start) => start[field]))

export const start = (): Promise<void> =>
  withFolder(async (folder) => {
    const warm = join(folder, 'warm')
    await measureStart(shopOn(warm, 'northwind'), { announced: true })
    const shop = await openShop(warm)
    await placeAll(shop, ORDERS, 100)
    await caughtUp(shop)
    await shop.close()

    /** Starts on an empty folder. With a catalogue, the start ends when it is loaded. */
    const cold = async (catalogue: 'northwind' | 'none'): Promise<Start> => {
      const empty = mkdtempSync(join(folder, 'cold-'))
      try {
        return await measureStart(shopOn(empty, catalogue), { announced: catalogue !== 'none' })
      } finally {
        rmSync(empty, { recursive: true })
      }
    }
    const variants: readonly Variant[] = [
      { name: 'start.cold', measure: () => cold('none') },
      { name: 'start.cold-with-northwind', measure: () => cold('northwind') },
      { name: 'start.warm', measure: () => measureStart(shopOn(warm, 'northwind')) },
    ]

    // The variants take turns, so that other load on the machine affects all of them.
    const bare: Start[] = []
    const ours = new Map<string, Start[]>(variants.map(({ name }) => [name, []]))
    for (let round = 0; round <= ROUNDS; round += 1) {
      const its = await measureStart(bareServer)
      if (round > 0) bare.push(its)
      for (const { name, measure } of variants) {
        const our = await measure()
        if (round > 0) ours.get(name)?.push(our)
      }
    }
    for (const [name, starts] of ours) {
      print({
        name: `${name}.time`,
        ratio: medianOf(bare, 'milliseconds') / medianOf(starts, 'milliseconds'),
        detail: `${medianOf(starts, 'milliseconds').toFixed(0)} ms, a bare server ${medianOf(bare, 'milliseconds').toFixed(0)} ms`,
      })
      print({
        name: `${name}.memory`,
        ratio: medianOf(bare, 'memory') / medianOf(starts, 'memory'),
        detail:
          `${medianOf(starts, 'memory').toFixed(0)} MiB resident after it, ${medianOf(starts, 'memoryAfter').toFixed(0)} after 1,000 requests; ` +
          `a bare server ${medianOf(bare, 'memory').toFixed(0)} and ${medianOf(bare, 'memoryAfter').toFixed(0)}`,
      })
    }
  })
