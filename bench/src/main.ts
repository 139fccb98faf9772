import { append } from './append.ts'
import { rebuild } from './rebuild.ts'
import { saga } from './saga.ts'
import { start } from './start.ts'

const benchmarks: Readonly<Record<string, () => Promise<void>>> = { append, saga, rebuild, start }

const [, , name] = process.argv
const chosen = name === undefined ? undefined : benchmarks[name]
if (chosen === undefined) {
  process.stderr.write(`usage: npm run bench -- NAME, one of ${Object.keys(benchmarks).join(', ')}\n`)
  process.exitCode = 2
} else {
  await chosen()
}
