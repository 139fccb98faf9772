// Who may import whom. `scripts/boundaries.mjs` runs these rules and shows that each of them catches a planted fault.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))

/** The house from the ground up. A floor imports from itself and from the floors before it. docs/architecture.md draws the same. */
export const floors = [
  { name: 'packages', path: '^packages/' },
  { name: 'event-store and gateway', path: '^(?:event-store|gateway)/' },
  { name: 'services', path: '^services/' },
  { name: 'consumers', path: '^consumers/' },
  { name: 'embedded', path: '^embedded/' },
  { name: 'test and bench', path: '^(?:test|bench)/' },
]

/** Files that must be pure: everything in the domain of a service, and its projectors. */
export const pureFile = String.raw`^services/([^/]+)/src/(?:domain/.+|view/projectors)(?<!\.test)\.ts$`
const pureOfSameService = String.raw`^services/$1/src/(?:domain/.+|view/projectors)\.ts$`

const workspacePackage = '(?:packages|services|consumers)/[^/]+|event-store|gateway|embedded|test|bench'
/** Tests, contract suites, and the folders of what helps them. */
const tests = String.raw`\.(?:test|contract)\.ts$|/testing/|^(?:test|bench)/`

/** The files that packages name in their `exports`: the only ones that others may import. */
const doors = ['packages/*', 'services/*', 'consumers/*', 'event-store', 'gateway', 'embedded']
  .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
  .flatMap((file) =>
    Object.values(JSON.parse(readFileSync(join(root, file), 'utf8')).exports ?? {}).map((target) => `^${join(dirname(file), target)}$`),
  )

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files in a cycle can only be understood, tested and moved together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'No rule here sees an import that cannot be resolved.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...floors.slice(0, -1).map(({ name, path }, index) => ({
      name: `nothing-above-${name.replaceAll(' ', '-')}`,
      comment: 'Imports run downwards only, those of tests included.',
      severity: 'error',
      from: { path },
      to: {
        path: floors
          .slice(index + 1)
          .map((floor) => floor.path)
          .join('|'),
      },
    })),
    {
      name: 'event-store-and-gateway-stand-apart',
      comment: 'They share a floor and nothing else.',
      severity: 'error',
      from: { path: '^(event-store|gateway)/' },
      to: { path: '^(?:event-store|gateway)/', pathNot: '^$1/' },
    },
    {
      name: 'services-share-nothing',
      comment: 'A service talks to the bus and to its own database, never to another service.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'services-reach-the-log-over-the-bus',
      comment: 'The event store is for its own process, for the embedded one and for tests.',
      severity: 'error',
      from: { path: '^(?:services|consumers)/', pathNot: tests },
      to: { path: '^event-store/' },
    },
    {
      name: 'pure-files-import-pure-files',
      comment: 'Domain code and projectors import each other and contracts, nothing that can do I/O.',
      severity: 'error',
      from: { path: pureFile },
      to: { pathNot: [pureOfSameService, '^packages/(?:contracts|log-protocol|service)/src/'] },
    },
    {
      name: 'pure-files-know-types-of-the-kit',
      comment: 'The kit does I/O. Pure files use its types, and run only its pure parts: @souk/service/aggregate and @souk/service/view.',
      severity: 'error',
      from: { path: pureFile },
      to: {
        path: '^packages/service/src/',
        pathNot: '^packages/service/src/(?:commands/aggregate|view/view-definition)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-protocol-stands-alone',
      severity: 'error',
      from: { path: '^packages/log-protocol/' },
      to: { path: `^(?:${workspacePackage})/`, pathNot: '^packages/log-protocol/' },
    },
    {
      name: 'contracts-know-the-protocol-only',
      severity: 'error',
      from: { path: '^packages/contracts/' },
      to: { path: `^(?:${workspacePackage})/`, pathNot: '^packages/(?:contracts|log-protocol)/' },
    },
    {
      name: 'through-the-door',
      comment: 'What a package does not export is its own business.',
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
      name: 'sqlite-in-adapters-only',
      comment: 'The lock of a data folder is a file of SQLite, too.',
      severity: 'error',
      from: { pathNot: [String.raw`(?:^|[/.])sqlite[^/]*\.ts$`, '^embedded/src/data-folder\\.ts$', tests] },
      to: { path: '(?:^|/)better-sqlite3(?:/|$)' },
    },
    {
      name: 'tests-are-not-shipped',
      severity: 'error',
      from: { pathNot: [tests, '^packages/testing/'] },
      to: { path: [tests, '^packages/testing/'] },
    },
    {
      name: 'test-tools-in-tests-only',
      severity: 'error',
      from: { path: `^(?:${workspacePackage})/`, pathNot: [tests, '^packages/testing/'] },
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
