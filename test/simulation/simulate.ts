import { parseArgs } from 'node:util'
import { createCoverage } from './coverage.ts'
import { plantedBugs } from './planted-bugs.ts'
import { runSeed } from './run.ts'

// npm run simulate -- --from SEED --count N [--story] [--bug NAME]

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '500' },
    story: { type: 'boolean', default: false },
    bug: { type: 'string' },
  },
})
const from = Number(values.from)
const count = Number(values.count)
if (!Number.isSafeInteger(from) || from < 0 || !Number.isSafeInteger(count) || count < 1) {
  console.error('--from takes a seed (a whole number, 0 or more), --count a number of seeds (1 or more)')
  process.exit(2)
}

const bug = plantedBugs.find(({ name }) => name === values.bug)
if (values.bug !== undefined && bug === undefined) {
  console.error(`--bug takes one of: ${plantedBugs.map(({ name }) => name).join(' | ')}`)
  process.exit(2)
}

const coverage = createCoverage()
let failed = 0
const begun = performance.now()
let steps = 0
for (let seed = from; seed < from + count; seed += 1) {
  const run = await runSeed(seed, bug?.alterations)
  coverage.add(run.coverage)
  steps += run.steps
  if (run.violations.length === 0) {
    if (values.story) console.log(run.story().join('\n'))
    continue
  }
  failed += 1
  console.log(`\nseed ${seed} failed:\n${run.violations.map((violation) => `  ${violation}`).join('\n')}`)
  if (failed <= 3) console.log(run.story().join('\n'))
}
console.log(`\n${coverage.table()}\n`)
console.log(`${count} seeds in ${((performance.now() - begun) / 1_000).toFixed(1)} s, ${steps} steps`)
console.log(`${count - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
