import { describe, expect, it } from 'vitest'
import { createCoverage } from './simulation/coverage.ts'
import { runSeed } from './simulation/run.ts'

const SEEDS = 500

describe('the simulation', () => {
  it(
    `finds nothing wrong in ${SEEDS} seeds, in which every fault, crash point and outcome occurs`,
    async () => {
      const coverage = createCoverage()
      const failures: string[] = []
      for (let seed = 1; seed <= SEEDS; seed += 1) {
        const run = await runSeed(seed)
        coverage.add(run.coverage)
        if (run.violations.length === 0) continue
        failures.push(`seed ${seed}: ${run.violations.join('; ')}`)
        console.log([`seed ${seed}`, ...run.story()].join('\n'))
      }
      console.log(coverage.table())
      expect(failures).toEqual([])
      expect(coverage.missing()).toEqual([])
    },
    10 * 60_000,
  )

  it('tells the same story each time a seed runs', async () => {
    for (const seed of [3, 14, 159]) {
      const [one, other] = [await runSeed(seed), await runSeed(seed)]
      expect(one.story().length).toBeGreaterThan(50)
      expect(other.story()).toEqual(one.story())
      expect(other.storyHash).toBe(one.storyHash)
      expect(other.steps).toBe(one.steps)
    }
  })

  it('tells a different story for each seed', async () => {
    const hashes = new Set<string>()
    for (let seed = 1; seed <= 10; seed += 1) hashes.add((await runSeed(seed)).storyHash)
    expect(hashes.size).toBe(10)
  })
})
