import { describe, expect, it } from 'vitest'
import { findBug, SEEDS_PER_BUG } from './find.ts'
import { plantedBugs } from './planted-bugs.ts'

describe('the simulation finds every planted bug', () => {
  it('has at least 15 of them, each with its own name', () => {
    expect(plantedBugs.length).toBeGreaterThanOrEqual(15)
    expect(new Set(plantedBugs.map(({ name }) => name)).size).toBe(plantedBugs.length)
  })

  it.each(plantedBugs)(
    '$name: $what',
    async (bug) => {
      const run = await findBug(bug)
      console.log(
        `${bug.name}: ${run === undefined ? `not found in ${SEEDS_PER_BUG} seeds` : `seed ${run.seed}, ${run.violations[0]?.slice(0, 120)}`}`,
      )
      expect(run?.violations).toEqual(expect.arrayContaining([expect.any(String)]))
    },
    5 * 60_000,
  )
})
