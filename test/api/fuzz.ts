// Sends requests that the OpenAPI document allows or forbids, made up by Schemathesis, to an embedded shop: `npm run fuzz` (five minutes) or `npm run fuzz 60` (seconds).
// No answer may be a 5xx, have a status or type that the document does not name, or a body that does not fit its schema. Needs Python 3.10 or newer.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { valueOf } from '@souk/client'
import type { LogIn } from '@souk/contracts'
import { newId } from '@souk/log-protocol'
import { report, run } from '../compose/run.ts'
import { logIn, testManager } from '../support/manager.ts'
import { createShop } from '../support/shop.ts'
import { startSystem } from '../support/system.ts'

const seconds = Number(process.argv[2] ?? 300)
if (!Number.isSafeInteger(seconds) || seconds < 3 || seconds > 1_500)
  throw new TypeError('the argument must be a number of seconds, 3 to 1500')

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
]

/** Schemathesis knows ids from answers, so it could end the session of the caller by these. */
const endings = ['endCurrentSession', 'endSession', 'endSessionsOfCustomer', 'forgetCustomer', 'disableAccount', 'takeManager']

const system = await startSystem({ SOUK_FAILURE_LAB: 'true' })

const customer = { username: `fuzz-${newId()}`, password: 'a long enough one' }

/** Who sends the requests. Each logs in when its turn comes, because a token ends after ten minutes. */
const callers: Readonly<Record<string, LogIn | undefined>> = { manager: testManager, customer, nobody: undefined }

/** @throws if the token is refused: then the answers of its caller have said little */
const isStillKnown = async (authorization: string): Promise<void> => {
  const { status } = await fetch(`${system.url}/customer/sessions`, { headers: { authorization } })
  if (status !== 200) throw new Error(`the token of the caller is ${status} at the end`)
}

await report(
  'made-up requests',
  async () => {
    if (!existsSync(schemathesis)) {
      await run('python3', ['-m', 'venv', folder])
      await run(`${folder}/bin/pip`, ['install', '--quiet', 'schemathesis==4.32.5'])
    }
    await valueOf(createShop(system.url).api.registerCustomer({ body: { ...customer, name: 'Fuzz', email: 'fuzz@example.org' } }))
    const maxTime = `--max-time=${Math.floor(seconds / Object.keys(callers).length)}`
    for (const [name, credentials] of Object.entries(callers)) {
      process.stderr.write(`\nas ${name}:\n`)
      const token = credentials && `Bearer ${(await logIn(system.url, credentials)).accessToken}`
      const asCaller =
        token === undefined
          ? []
          : [`--header=Authorization: ${token}`, ...endings.map((operation) => `--exclude-operation-id=${operation}`)]
      await run(schemathesis, ['run', `${system.url}/openapi.json`, ...OPTIONS, maxTime, ...asCaller])
      if (token !== undefined) await isStillKnown(token)
    }
  },
  system.remove,
)
