// Sends requests that the OpenAPI document allows or forbids, made up by Schemathesis, to an embedded shop: `npm run fuzz` (five minutes) or `npm run fuzz 60` (seconds).
// No answer may be a 5xx, have a status or type that the document does not name, or a body that does not fit its schema. Needs Python 3.10 or newer.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { newId } from '@souk/log-protocol'
import { report, run } from '../compose/run.ts'
import { logIn } from '../support/manager.ts'
import { createShop } from '../support/shop.ts'
import { startSystem } from '../support/system.ts'

const seconds = Number(process.argv[2] ?? 300)
if (!Number.isSafeInteger(seconds) || seconds < 3) throw new TypeError('the argument must be a number of seconds')

const folder = fileURLToPath(new URL('../../node_modules/.cache/schemathesis', import.meta.url))
const schemathesis = `${folder}/bin/schemathesis`

const OPTIONS = [
  '--checks=not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance',
  '--phases=examples,fuzzing',
  // The time is the limit.
  '--max-examples=10000',
  '--generation-unique-inputs',
  '--generation-database=none',
  '--suppress-health-check=all',
  '--warnings=off',
  '--no-color',
  // The caller would no longer be known.
  '--exclude-operation-id=endCurrentSession',
]

const system = await startSystem()

/** The headers of each kind of caller. */
const callers = async (): Promise<Readonly<Record<string, readonly string[]>>> => {
  const credentials = { username: `fuzz-${newId()}`, password: 'a long enough one' }
  await createShop(system.url).send('POST', '/customer/customers', { body: { ...credentials, name: 'Fuzz', email: 'fuzz@example.org' } })
  const bearer = ({ accessToken }: { accessToken: string }): string[] => [`--header=Authorization: Bearer ${accessToken}`]
  return { manager: bearer(await logIn(system.url)), customer: bearer(await logIn(system.url, credentials)), nobody: [] }
}

await report(
  'made-up requests',
  async () => {
    if (!existsSync(schemathesis)) {
      await run('python3', ['-m', 'venv', folder])
      await run(`${folder}/bin/pip`, ['install', '--quiet', 'schemathesis==4.32.5'])
    }
    const all = Object.entries(await callers())
    for (const [caller, headers] of all) {
      process.stderr.write(`\nas ${caller}:\n`)
      const maxTime = `--max-time=${Math.floor(seconds / all.length)}`
      await run(schemathesis, ['run', `${system.url}/openapi.json`, ...OPTIONS, maxTime, ...headers])
    }
  },
  system.remove,
)
