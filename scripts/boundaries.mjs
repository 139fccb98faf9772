// Checks who imports whom (.dependency-cruiser.mjs). A gate that looks at nothing passes everything, so it also makes sure
// that TypeScript was parsed, that every module was looked at, and that every rule catches a fault planted for it.
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { allExtensions, cruise } from 'dependency-cruiser'
import config, { domainFile } from '../.dependency-cruiser.mjs'

const folders = ['packages', 'services', 'event-store', 'gateway', 'test', 'bench']
// Without a slash at the end: dependency-cruiser insists on it.
const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

/** One fault for each rule: file → what it says. */
const planted = {
  'no-cycles': { 'packages/a/src/one.ts': "import './two.ts'", 'packages/a/src/two.ts': "import type {} from './one.ts'" },
  resolvable: { 'packages/a/src/lost.ts': "import './nowhere.ts'" },
  'domain-is-pure': { 'services/a/src/decide.ts': "import 'node:fs'" },
  'domain-knows-types-of-the-service-kit-only': {
    'services/a/src/order.ts': "import { run } from '../../../packages/service/src/kit.ts'\nrun()",
    'packages/service/src/kit.ts': 'export const run = () => {}',
  },
  'services-share-nothing': { 'services/a/src/app.ts': "import '../../b/src/index.ts'", 'services/b/src/index.ts': 'export {}' },
  'contracts-stand-alone': {
    'packages/contracts/src/order.ts': "import '../../bus/src/index.ts'",
    'packages/bus/src/index.ts': 'export {}',
  },
  'through-the-door': {
    'packages/a/src/deep.ts': "import '../../../event-store/src/log.sqlite.ts'",
    'event-store/src/log.sqlite.ts': 'export {}',
  },
  'packages-by-name': { 'packages/a/src/near.ts': "import '../../bus/src/index.ts'", 'packages/bus/src/index.ts': 'export {}' },
  'who-composes-services': { 'gateway/src/app.ts': "import '../../services/a/src/index.ts'", 'services/a/src/index.ts': 'export {}' },
  'who-composes-the-event-store': {
    'services/a/src/main.ts': "import '../../../event-store/src/index.ts'",
    'event-store/src/index.ts': 'export {}',
  },
  'sqlite-in-adapters-only': { 'services/a/src/store.ts': "import 'better-sqlite3'" },
  'tests-are-not-shipped': { 'packages/a/src/use.ts': "import './a.contract.ts'", 'packages/a/src/a.contract.ts': 'export {}' },
  'test-tools-in-tests-only': { 'packages/a/src/tool.ts': "import 'vitest'" },
}

const failures = []

const check = async (baseDir, paths) => {
  const { output } = await cruise(paths, { ...config.options, baseDir, validate: true, ruleSet: { forbidden: config.forbidden } })
  if (typeof output === 'string') throw new TypeError('dependency-cruiser gave text where an object was asked for')
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

if (!allExtensions.some(({ extension, available }) => extension === '.ts' && available)) {
  failures.push('there is no parser for TypeScript (dependency-cruiser needs typescript below 7): nothing would be checked')
}

for (const { name } of config.forbidden) {
  const files = planted[name]
  if (files === undefined) failures.push(`no fault is planted for the rule ${name}`)
  else if (!(await caught(name, files))) failures.push(`the rule ${name} does not catch the fault that is planted for it`)
}

const expected = folders.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root, exclude: ['**/node_modules'] }))
const { modules, summary } = await check(
  root,
  folders.filter((folder) => expected.some((file) => file.startsWith(`${folder}/`))),
)
const seen = new Set(modules.map(({ source }) => source))
if (expected.length === 0) failures.push('there is not one module to look at')
for (const file of expected) {
  if (!seen.has(file)) failures.push(`${file} was not looked at`)
}
for (const service of new Set(expected.flatMap((file) => /^services\/[^/]+\/src\//.exec(file) ?? []))) {
  if (!expected.some((file) => file.startsWith(service) && domainFile.test(file)))
    failures.push(`no file of ${service} is known as domain code`)
}
for (const { rule, from, to } of summary.violations) failures.push(`${rule.name}: ${from} → ${to}`)

for (const failure of failures) console.error(`✘ ${failure}`)
console.log(
  `boundaries: ${expected.length} modules, ${summary.totalDependenciesCruised} dependencies, ${config.forbidden.length} rules, ${failures.length} faults`,
)
process.exitCode = failures.length === 0 ? 0 : 1
