// npm run crash -- ROUNDS [SEED]: kills the shop once per round, and says whether anything was lost or doubled.
import { crashAgainAndAgain } from './crash.ts'

const [rounds = '100', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2)
if (![rounds, seed].every((text) => /^\d{1,9}$/.test(text)) || Number(rounds) === 0) {
  console.error('crash: npm run crash -- ROUNDS [SEED], both whole numbers')
  process.exit(1)
}
const { faults, ...figures } = await crashAgainAndAgain({ rounds: Number(rounds), seed: Number(seed), tell: console.log })
console.log(JSON.stringify(figures))
for (const fault of faults) console.error(`✗ ${fault}`)
console.log(`seed ${seed}: ${rounds} rounds, ${faults.length} faults`)
process.exitCode = faults.length === 0 ? 0 : 1
