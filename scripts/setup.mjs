// Installs the dependencies when the lockfile has changed, and builds each site when its source has. Runs on the Node of the machine
// (20 or newer) and without dependencies, because it also installs the Node that the shop runs on.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PNPM = 'pnpm@12.21.0'
const root = fileURLToPath(new URL('..', import.meta.url))
const isWindows = process.platform === 'win32'

/** Runs a step unless it has run for the same content before. */
const step = ({ stamp, content, text, command, options }) => {
  const file = join(root, stamp)
  const fingerprint = createHash('sha256').update(content).digest('hex')
  if (existsSync(file) && readFileSync(file, 'utf8') === fingerprint) return false
  process.stderr.write(`souk: ${text}\n`)
  rmSync(file, { force: true })
  const [program, ...parameters] = command
  const { status } = spawnSync(program, parameters, { cwd: root, stdio: ['ignore', 2, 2], shell: isWindows, ...options })
  if (status !== 0) {
    process.stderr.write(`souk: ${text} failed, see above; fix the cause and run the command again\n`)
    process.exit(status ?? 1)
  }
  writeFileSync(file, fingerprint)
  return true
}

/** What stands in the files of folders and in further files. */
const contentOf = (folders, files) => {
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name)),
  )
  const hash = createHash('sha256')
  for (const path of [...inFolders.sort(), ...files.map((file) => join(root, file))])
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')
const installed = step({
  stamp: 'node_modules/.souk-setup',
  content: lockfile + process.platform + process.arch,
  text: 'installing dependencies',
  command: ['npm', 'exec', '--yes', `--package=${PNPM}`, '--', 'pnpm', 'install', '--frozen-lockfile'],
})
const programs = join(root, 'node_modules/.bin')
if (installed && !existsSync(join(programs, 'node')))
  process.stderr.write(
    `souk: there is no packaged Node 24 for ${process.platform}-${process.arch}; the Node of this machine is used, and must be 24 or newer\n`,
  )

for (const [site, text, folders] of [
  ['shop', 'building the web shop', ['public', 'worker']],
  ['admin', 'building the manager site', ['public']],
]) {
  const folder = `consumers/${site}`
  step({
    stamp: `${folder}/build/.souk-setup`,
    content:
      lockfile +
      contentOf(
        ['consumers/ui/src', 'consumers/site/src', ...['app', ...folders].map((name) => `${folder}/${name}`)],
        ['vite.config.ts', 'react-router.config.ts'].map((name) => `${folder}/${name}`),
      ),
    text,
    command: [join(root, folder, 'node_modules/.bin/react-router'), 'build', '--logLevel', 'warn'],
    options: { cwd: join(root, folder), env: { ...process.env, PATH: `${programs}${delimiter}${process.env.PATH}` } },
  })
}
