// Starts a shop with `docker compose`, breaks it while customers order, and checks that nothing is lost or doubled.
import { everyFault, faults, goThrough, type Case } from './faults.ts'
import { tell } from './run.ts'
import { onStack } from './stack.ts'

const [name, ...parts] = process.argv.slice(2)

const usage = (): string => {
  const lines = Object.entries(faults).map(([fault, { says, parts: possible }]) => `  ${fault} ${possible.join('|')}\n      ${says}`)
  return `npm run break -- [FAULT [PART…]]      (without arguments: every fault on every part)\n\n${lines.join('\n')}`
}

const wanted = (): readonly Case[] | undefined => {
  if (name === undefined) return everyFault()
  const fault = faults[name]
  if (fault === undefined || parts.some((part) => !fault.parts.includes(part))) return undefined
  return (parts.length > 0 ? parts : fault.parts).map((part) => ({ name, fault, part }))
}

const cases = wanted()
if (cases === undefined) {
  tell(usage())
  process.exitCode = 1
} else await onStack(`${cases.length} faults`, (stack, folder) => goThrough(stack, cases, { orders: 6, folder }))
