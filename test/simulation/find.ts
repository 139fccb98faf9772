import type { PlantedBug } from './planted-bugs.ts'
import { runSeed, type Run } from './run.ts'

/** Seeds that are tried for one planted bug. */
export const SEEDS_PER_BUG = 300

/** The first run that a planted bug fails; undefined: it was not found. */
export const findBug = async ({ alterations }: PlantedBug, from = 1, count = SEEDS_PER_BUG): Promise<Run | undefined> => {
  for (let seed = from; seed < from + count; seed += 1) {
    const run = await runSeed(seed, alterations)
    if (run.violations.length > 0) return run
  }
  return undefined
}
