// Starts the shop with `docker compose` under a name and a port of its own, and looks at it from outside: the README's lines, a replay, the
// books; then stops it and starts it again, removes its containers and makes them again: everything must still be there. On a new one, with an
// empty log, the whole-system suites.
// SOUK_SALES: a file for the replay (default: the one beside the project, or else a small one made here).
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { attempt, freePort, output, report, run, runId } from './run.mjs'

const PORT = await freePort()
const url = `http://127.0.0.1:${PORT}`
// Where the machine is slow, that must not decide about orders.
const settings = {
  COMPOSE_PROJECT_NAME: `souk-test-${runId}`,
  SOUK_IMAGE: `souk-test-${runId}`,
  HOST: '127.0.0.1',
  PORT,
  SOUK_ORDER_DEADLINE_MS: '300000',
}
const compose = (args, more = {}) => run('docker', ['compose', ...args], { ...settings, ...more })
const up = (more) => compose(['up', '-d', '--wait'], more)
const remove = () => compose(['down', '-v', '--remove-orphans'])
const souk = (...args) => output('node', ['packages/cli/src/main.ts', ...args, '--url', url])
const suites = (...names) =>
  run('vitest', ['run', '--no-file-parallelism', '--testTimeout=120000', ...names.map((name) => `test/${name}.test.ts`)], {
    SOUK_TEST_URL: url,
  })

const must = (isTrue, what) => {
  if (!isTrue) throw new Error(what)
}

const folder = mkdtempSync(join(tmpdir(), 'souk-compose-'))
const [found] = globSync('../shared/data/online-retail/*.csv.gz')
const sales = process.env.SOUK_SALES ?? found ?? join(folder, 'sales.csv')
if (sales.startsWith(folder)) {
  const lines = Array.from({ length: 120 }, (_, index) => {
    const invoice = 536_365 + Math.floor(index / 3)
    return `${invoice},S${index % 7},THING ${index % 7},${(index % 5) + 1},2010-12-01 08:26:00,2.55,${17_850 + (invoice % 9)},United Kingdom`
  })
  writeFileSync(sales, ['InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country', ...lines, ''].join('\n'))
}

const head = async () => {
  const answer = await fetch(`${url}/event-store/head`)
  return (await answer.json()).position
}
const replay = async () =>
  JSON.parse((await souk('replay', sales, '--limit', '40', '--concurrency', '8', '--json')).trimEnd().split('\n').at(-1))
const booksAreRight = async (when) => {
  const { ok, checks } = JSON.parse((await souk('books', '--json')).trimEnd().split('\n').at(-1))
  for (const check of checks.filter((one) => !one.ok)) process.stderr.write(`✘ ${check.name}: ${check.detail}\n`)
  must(ok, `the books are not right ${when}`)
  process.stderr.write(`✓ books, ${when}: ${checks.length} checks\n`)
}
const nothingIsLost = async (when, position) => {
  const now = await head()
  must(now === position, `the log ends at ${now} ${when}, and not at ${position}`)
  await booksAreRight(when)
}

const work = async () => {
  await compose(['build'])
  await up()
  await suites('readme')
  const replayed = await replay()
  process.stderr.write(`${JSON.stringify(replayed)}\n`)
  must(replayed.placed === replayed.orders && replayed.finalized === replayed.orders, 'an order of the replay did not become FINALIZED')
  await booksAreRight('after the replay')
  const position = await head()

  await compose(['stop'])
  await up()
  await nothingIsLost('after stop and start', position)

  await compose(['down'])
  await up()
  await nothingIsLost('after down and up', position)

  await remove()
  await up({ SOUK_CATALOGUE: 'none' })
  await suites('saga')
}

const withTraces = async () => {
  try {
    await work()
  } catch (error) {
    await compose(['ps', '-a'])
    await compose(['logs', '--no-color', '--tail', '40'])
    throw error
  }
}

await report('docker compose up', withTraces, async () => {
  await remove()
  await attempt('docker', ['image', 'rm', settings.SOUK_IMAGE, `${settings.SOUK_IMAGE}-gateway`])
  rmSync(folder, { recursive: true })
})
