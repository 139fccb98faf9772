// Checks the documents of the API with Redocly: their form, and that they break no client of the last release (`npm run documents`).
// A document with another major version may break what it likes. `gateway/released` holds the document of the last release.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { report, run } from '../compose/run.ts'

const RELEASED = 'gateway/released/openapi.json'
const CURRENT = 'gateway/openapi.json'

const redocly = (...args: readonly string[]): Promise<void> =>
  run('npm', ['exec', '--yes', '--package=@redocly/cli@2.77.0', '--', 'redocly', ...args], {
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  })

const Versioned = z.object({ info: z.object({ version: z.string() }) })
const versionOf = (file: string): string =>
  Versioned.parse(JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))).info.version

await report(
  'documents of the API',
  async () => {
    await redocly('lint', '--format=stylish', 'http', 'events')
    if (versionOf(RELEASED) === versionOf(CURRENT)) await redocly('diff', RELEASED, CURRENT)
  },
  async () => undefined,
)
