// Installs the dependencies when the lockfile has changed. Runs on the Node of the machine (20 or newer) and without
// dependencies, because it also installs the Node that the shop runs on.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const PNPM = 'pnpm@12.21.0'
const root = fileURLToPath(new URL('..', import.meta.url))
const stampFile = `${root}/node_modules/.souk-setup`

const fingerprint = createHash('sha256')
  .update(readFileSync(`${root}/pnpm-lock.yaml`))
  .update(process.platform + process.arch)
  .digest('hex')

const installed = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint
if (!installed) {
  process.stderr.write('souk: installing dependencies\n')
  const { status } = spawnSync('npm', ['exec', '--yes', `--package=${PNPM}`, '--', 'pnpm', 'install', '--frozen-lockfile'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    process.stderr.write('souk: the installation failed, see above; fix the cause and run the command again\n')
    process.exit(status ?? 1)
  }
  if (!existsSync(`${root}/node_modules/.bin/node`)) {
    process.stderr.write(
      `souk: there is no packaged Node 24 for ${process.platform}-${process.arch}; the Node of this machine is used, and must be 24 or newer\n`,
    )
  }
  writeFileSync(stampFile, fingerprint)
}
