// Who may import whom. `scripts/boundaries.mjs` runs it, and shows that every rule here catches something.
import { readFileSync, globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))

// The same list stands in .oxlintrc.json, which watches clock, chance and timers.
const domain = String.raw`(?:(?:order|product|category|stock|reservation|customer|credit|payment|username|commands|reactions|view)|invoice[^/]*|decide[^/]*|[^/]+\.domain)(?<!\.test)\.ts$`
/** Files that must be pure. */
export const domainFile = new RegExp(`^services/[^/]+/src/${domain}`)

const workspacePackage = '(?:packages|services)/[^/]+|event-store|gateway|test|bench'
// Tests, contract suites, and what helps them: `testing.ts`, `test-….ts`.
const tests = String.raw`\.(?:test|contract)\.ts$|/(?:testing|test-[^/]+)\.ts$|^(?:test|bench)/`

/** The files that packages name in their `exports`: the only ones that others may import. */
const doors = ['packages/*', 'services/*', 'event-store', 'gateway']
  .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
  .flatMap((file) =>
    Object.values(JSON.parse(readFileSync(join(root, file), 'utf8')).exports ?? {}).map((target) => `^${join(dirname(file), target)}$`),
  )

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Whatever is in a cycle can only be understood, tested and moved together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that cannot be resolved is not watched by any rule here.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'Domain code imports the domain of its service and the contracts, nothing that can do I/O.',
      severity: 'error',
      from: { path: `^services/([^/]+)/src/${domain}` },
      to: { pathNot: [`^services/$1/src/${domain}`, '^packages/contracts/src/', '^packages/service/src/'] },
    },
    {
      name: 'domain-knows-types-of-the-service-kit-only',
      comment: 'The kit does I/O: domain code may know its types, and run what is pure of it: @souk/service/aggregate.',
      severity: 'error',
      from: { path: `^services/[^/]+/src/${domain}` },
      to: { path: '^packages/service/src/', pathNot: '^packages/service/src/aggregate\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'services-share-nothing',
      comment: 'A service talks to the bus and to its own database, never to another service.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'contracts-stand-alone',
      severity: 'error',
      from: { path: '^packages/contracts/' },
      to: { path: `^(?:${workspacePackage})/`, pathNot: '^packages/contracts/' },
    },
    {
      name: 'through-the-door',
      comment: 'What a package does not export is its own business; above all the adapters of the event store.',
      severity: 'error',
      from: { path: `^(${workspacePackage})/` },
      to: { path: `^(?:${workspacePackage})/`, pathNot: ['^$1/', ...doors] },
    },
    {
      name: 'packages-by-name',
      comment: 'Another package is imported by its name, so that package.json tells who needs whom.',
      severity: 'error',
      from: { path: `^(${workspacePackage})/` },
      to: { path: `^(?:${workspacePackage})/`, pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'who-composes-services',
      comment:
        'Services are put together in one place for each way to run; the auditor and the command line read their contracts and stores.',
      severity: 'error',
      from: { pathNot: '^(?:services|test|bench|packages/(?:embedded|cli|books))/' },
      to: { path: '^services/' },
    },
    {
      name: 'who-composes-the-event-store',
      comment: 'The log is reached over the bus; tests of a service may run with the real one.',
      severity: 'error',
      from: { pathNot: ['^(?:event-store|packages/(?:embedded|cli|books))/', tests] },
      to: { path: '^event-store/' },
    },
    {
      name: 'sqlite-in-adapters-only',
      comment: 'The lock of a data folder is a file of SQLite, too.',
      severity: 'error',
      from: {
        pathNot: [
          String.raw`(?:^|[/.])sqlite[^/]*\.ts$`,
          String.raw`(?:^|[/.-])lock\.ts$`,
          '^packages/embedded/src/data-folder\\.ts$',
          tests,
        ],
      },
      to: { path: '(?:^|/)better-sqlite3(?:/|$)' },
    },
    {
      name: 'tests-are-not-shipped',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'test-tools-in-tests-only',
      severity: 'error',
      from: { path: `^(?:${workspacePackage})/`, pathNot: tests },
      to: { path: '(?:^|/)(?:vitest|fast-check)(?:/|$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types are imports too: they tie packages together just as much.
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
