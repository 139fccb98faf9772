// Who may import whom. `scripts/boundaries.mjs` runs these rules and checks that each of them catches a planted fault.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))

/** The floors from the ground up. A floor may import from itself and from the floors before it. docs/architecture.md shows them too. */
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
/** Tests, contract suites and their helpers. */
const tests = String.raw`\.(?:test|contract)\.tsx?$|/testing/|^(?:test|bench)/`

/** The files in the `exports` of the packages. Other packages may import only these. */
const doors = ['packages/*', 'services/*', 'consumers/*', 'event-store', 'gateway', 'embedded', 'test']
  .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
  .flatMap((file) =>
    Object.values(JSON.parse(readFileSync(join(root, file), 'utf8')).exports ?? {}).map((target) => `^${join(dirname(file), target)}$`),
  )

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files in a cycle can be understood, tested and moved only together. Generated files are none of ours.',
      severity: 'error',
      from: { pathNot: '/src/generated/' },
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'The rules do not see an import that cannot be resolved. What is virtual is made while a site is built.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    ...floors.slice(0, -1).map(({ name, path }, index) => ({
      name: `nothing-above-${name.replaceAll(' ', '-')}`,
      comment: 'Imports run downwards only, in tests too.',
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
      comment: 'Only its own process, the embedded shop and tests import the event store.',
      severity: 'error',
      from: { path: '^(?:services|consumers)/', pathNot: tests },
      to: { path: '^event-store/' },
    },
    {
      name: 'pure-files-import-pure-files',
      comment: 'Domain code and projectors import each other, contracts and slugify, which is pure: nothing that can do I/O.',
      severity: 'error',
      from: { path: pureFile },
      to: { pathNot: [pureOfSameService, '^packages/(?:contracts|log-protocol|service)/src/', '/@sindresorhus/slugify/'] },
    },
    {
      name: 'pure-files-know-types-of-the-kit',
      comment: 'The kit does I/O. Pure files may import its types, and the code of @souk/service/aggregate and @souk/service/view.',
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
      name: 'the-client-knows-the-document-only',
      comment: 'What it knows of the shop is generated from gateway/openapi.json, as it could be for any other program.',
      severity: 'error',
      from: { path: '^packages/client/' },
      to: { path: `^(?:${workspacePackage})/`, pathNot: '^packages/client/' },
    },
    {
      name: 'pictures-stand-alone',
      severity: 'error',
      from: { path: '^packages/pictures/' },
      to: { path: `^(?:${workspacePackage})/`, pathNot: '^packages/pictures/' },
    },
    {
      name: 'server-files-call-the-api',
      comment: 'What a page imports may reach the browser. What calls the API never does: it stands in *.server.ts.',
      severity: 'error',
      from: { path: '^consumers/(?:shop|admin)/app/', pathNot: [String.raw`\.server\.ts$`, tests] },
      to: { path: '^packages/client/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'through-the-door',
      comment: 'Other packages may import only what a package exports.',
      severity: 'error',
      from: { path: `^(${workspacePackage})/` },
      to: { path: `^(?:${workspacePackage})/`, pathNot: ['^$1/', ...doors] },
    },
    {
      name: 'packages-by-name',
      comment: 'A package imports another one by name, so that package.json lists it.',
      severity: 'error',
      from: { path: `^(${workspacePackage})/` },
      to: { path: `^(?:${workspacePackage})/`, pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'sqlite-in-adapters-only',
      comment: 'The lock of a data folder is a SQLite file too.',
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
    // React Router writes them: while somebody works on pages, and for browsers.
    exclude: { path: '/[.]react-router/|/build/client/' },
    // Imports of types count, because they are dependencies too.
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
