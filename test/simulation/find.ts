import type { PlantedBug } from './planted-bugs.ts'
import { runSeed, type Run } from './run.ts'

/** How many seeds are tried for one planted bug. */
export const SEEDS_PER_BUG = 2_000

/** The first run in which the simulation finds a planted bug. Undefined: no seed finds it. */
export const findBug = async ({ alterations }: PlantedBug, from = 1, count = SEEDS_PER_BUG): Promise<Run | undefined> => {
  for (let seed = from; seed < from + count; seed += 1) {
    const run = await runSeed(seed, alterations)
    if (run.violations.length > 0) return run
  }
  return undefined
}
