// Checks who imports whom, by the rules in .dependency-cruiser.mjs. It also checks itself, because a check that sees nothing
// finds no fault: TypeScript is parsed, every module is visited, and every rule catches a planted fault.
// Finally, it checks that docs/architecture.md shows the packages and their imports as they are.
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { allExtensions, cruise } from 'dependency-cruiser'
import config, { pureFile } from '../.dependency-cruiser.mjs'

const folders = ['packages', 'event-store', 'gateway', 'services', 'consumers', 'embedded', 'test', 'bench']
// dependency-cruiser needs the path without a slash at the end.
const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

/** For each floor, a file that imports a file on the floor above. */
const plantedAbove = Object.fromEntries(
  [
    ['packages', 'packages/a', 'event-store'],
    ['event-store-and-gateway', 'gateway', 'services/a'],
    ['services', 'services/a', 'consumers/a'],
    ['consumers', 'consumers/a', 'embedded'],
    ['embedded', 'embedded', 'test'],
  ].map(([floor, from, to]) => [
    `nothing-above-${floor}`,
    { [`${from}/src/low.ts`]: `import '${'../'.repeat(from.split('/').length + 1)}${to}/src/high.ts'`, [`${to}/src/high.ts`]: 'export {}' },
  ]),
)

/** One fault for each rule: file → content. */
const planted = {
  ...plantedAbove,
  'no-cycles': { 'packages/a/src/one.ts': "import './two.ts'", 'packages/a/src/two.ts': "import type {} from './one.ts'" },
  resolvable: { 'packages/a/src/lost.ts': "import './nowhere.ts'" },
  'event-store-and-gateway-stand-apart': {
    'gateway/src/app.ts': "import '../../event-store/src/index.ts'",
    'event-store/src/index.ts': 'export {}',
  },
  'services-share-nothing': { 'services/a/src/app.ts': "import '../../b/src/index.ts'", 'services/b/src/index.ts': 'export {}' },
  'services-reach-the-log-over-the-bus': {
    'services/a/src/main.ts': "import '../../../event-store/src/index.ts'",
    'event-store/src/index.ts': 'export {}',
  },
  'pure-files-import-pure-files': { 'services/a/src/domain/shipment.ts': "import 'node:fs'" },
  'pure-files-know-types-of-the-kit': {
    'services/a/src/view/projectors.ts': "import { run } from '../../../../packages/service/src/kit.ts'\nrun()",
    'packages/service/src/kit.ts': 'export const run = () => {}',
  },
  'the-protocol-stands-alone': {
    'packages/log-protocol/src/commit.ts': "import '../../contracts/src/index.ts'",
    'packages/contracts/src/index.ts': 'export {}',
  },
  'contracts-know-the-protocol-only': {
    'packages/contracts/src/order.ts': "import '../../bus/src/index.ts'",
    'packages/bus/src/index.ts': 'export {}',
  },
  'the-client-knows-the-document-only': {
    'packages/client/src/client.ts': "import '../../contracts/src/index.ts'",
    'packages/contracts/src/index.ts': 'export {}',
  },
  'pictures-stand-alone': {
    'packages/pictures/src/draw.ts': "import '../../contracts/src/index.ts'",
    'packages/contracts/src/index.ts': 'export {}',
  },
  'server-files-call-the-api': {
    'consumers/shop/app/page.tsx': "import { shop } from '../../../packages/client/src/index.ts'\nshop()",
    'packages/client/src/index.ts': 'export const shop = () => {}',
  },
  'through-the-door': {
    'services/a/src/deep.ts': "import '../../../packages/a/src/inside.ts'",
    'packages/a/src/inside.ts': 'export {}',
  },
  'packages-by-name': { 'packages/a/src/near.ts': "import '../../bus/src/index.ts'", 'packages/bus/src/index.ts': 'export {}' },
  'sqlite-in-adapters-only': { 'services/a/src/store.ts': "import 'better-sqlite3'" },
  'tests-are-not-shipped': { 'packages/a/src/use.ts': "import '../testing/help.ts'", 'packages/a/testing/help.ts': 'export {}' },
  'test-tools-in-tests-only': { 'packages/a/src/tool.ts': "import 'vitest'" },
}

const failures = []

const check = async (baseDir, paths) => {
  const { output } = await cruise(paths, { ...config.options, baseDir, validate: true, ruleSet: { forbidden: config.forbidden } })
  if (typeof output === 'string') throw new TypeError('dependency-cruiser returned text instead of an object')
  return output
}

const caught = async (rule, files) => {
  const folder = mkdtempSync(join(tmpdir(), 'souk-boundaries-'))
  try {
    writeFileSync(join(folder, 'package.json'), '{}')
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), `${content}\n`)
    }
    const { summary } = await check(folder, [...new Set(Object.keys(files).map((file) => file.split('/')[0]))])
    return summary.violations.some((violation) => violation.rule.name === rule)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const packageOf = (file) => /^(?:(?:packages|services|consumers)\/[^/]+|[^/]+)(?=\/)/.exec(file)?.[0]

/** Packages that depend on each other, tests included. Packages can be in a cycle although no files are. */
const packagesInCycles = (modules) => {
  const needs = new Map()
  for (const { source, dependencies } of modules) {
    const from = packageOf(source)
    for (const { resolved } of dependencies) {
      const to = packageOf(resolved)
      if (to !== from && folders.includes(resolved.split('/')[0])) needs.set(from, (needs.get(from) ?? new Set()).add(to))
    }
  }
  // Removes packages that need no remaining package, until nothing changes. The rest is in a cycle or depends on one.
  for (let size = -1; size !== needs.size;) {
    size = needs.size
    for (const [from, all] of needs) if (![...all].some((to) => needs.has(to))) needs.delete(from)
  }
  return [...needs.keys()]
}

if (!allExtensions.some(({ extension, available }) => extension === '.ts' && available)) {
  failures.push('there is no parser for TypeScript (dependency-cruiser needs typescript below 7), so nothing would be checked')
}

for (const { name } of config.forbidden) {
  const files = planted[name]
  if (files === undefined) failures.push(`the rule ${name} has no planted fault`)
  else if (!(await caught(name, files))) failures.push(`the rule ${name} does not catch its planted fault`)
}

const fakeCycle = [
  { source: 'packages/a/src/one.ts', dependencies: [{ resolved: 'packages/b/src/two.ts' }] },
  { source: 'packages/b/src/three.ts', dependencies: [{ resolved: 'packages/a/src/four.ts' }] },
]
if (packagesInCycles(fakeCycle).length !== 2) failures.push('a cycle of packages is not found')

const expected = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root, exclude: ['**/node_modules'] }))
const { modules, summary } = await check(
  root,
  folders.filter((folder) => expected.some((file) => file.startsWith(`${folder}/`))),
)
const seen = new Set(modules.map(({ source }) => source))
if (expected.length === 0) failures.push('there are no modules to check')
for (const file of expected) {
  if (!seen.has(file)) failures.push(`${file} was not checked`)
}
for (const service of new Set(expected.flatMap((file) => /^services\/[^/]+\/src\//.exec(file) ?? []))) {
  if (!expected.some((file) => file.startsWith(service) && new RegExp(pureFile).test(file)))
    failures.push(`no file of ${service} is treated as pure`)
}
for (const name of packagesInCycles(modules)) failures.push(`${name} is in a cycle of packages or depends on one`)
for (const { rule, from, to } of summary.violations) failures.push(`${rule.name}: ${from} → ${to}`)

const architecture = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
/** A line of the drawing reads `name → import, import`. */
const drawn = new Map([...architecture.matchAll(/^ ([a-z-]+) +→ ([a-z, -]+)$/gm)].map(([, name, imports]) => [name, imports]))
for (const file of folders.flatMap((folder) => globSync([`${folder}/package.json`, `${folder}/*/package.json`], { cwd: root }))) {
  const folder = dirname(file)
  const name = basename(folder)
  if (!new RegExp(String.raw`\b${name}\b`).test(architecture)) failures.push(`docs/architecture.md does not mention ${folder}`)
  if (!folder.startsWith('packages/')) continue
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, file), 'utf8'))
  const imports = Object.keys(dependencies).flatMap((dependency) => /^@souk\/(.+)/.exec(dependency)?.[1] ?? [])
  const line = imports.sort().join(', ') || 'nothing'
  if (drawn.get(name) !== line) failures.push(`docs/architecture.md shows ${name} → ${drawn.get(name)}, but it is ${name} → ${line}`)
}

for (const failure of failures) console.error(`✘ ${failure}`)
console.log(
  `boundaries: ${expected.length} modules, ${summary.totalDependenciesCruised} dependencies, ${config.forbidden.length} rules, ${failures.length} faults`,
)
process.exitCode = failures.length === 0 ? 0 : 1
