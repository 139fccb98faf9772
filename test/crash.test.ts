import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { createRandom } from './simulation/random.ts'
import { crashAgainAndAgain } from './support/crash.ts'
import { books, faultsIn, souk, startSystem, type Settings } from './support/system.ts'

const rounds = Number(process.env['CRASH_ROUNDS'] ?? 20)
const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000)
const retail = fileURLToPath(new URL('../../shared/data/online-retail/sales-2010-12-to-2011-08.csv.gz', import.meta.url))

it(
  `loses nothing and doubles nothing when it is killed ${rounds} times (CRASH_SEED=${seed})`,
  { timeout: 60_000 + rounds * 5_000 },
  async () => {
    const { faults, accepted, orders, retries } = await crashAgainAndAgain({ rounds, seed })
    expect(faults).toEqual([])
    // Otherwise the test has tried nothing.
    expect(accepted).toBeGreaterThan(rounds)
    expect(retries).toBeGreaterThan(0)
    expect(Object.keys(orders).toSorted()).toEqual(expect.arrayContaining(['FINALIZED']))
  },
)

/** Kills the shop at random moments while a command runs. @returns what the command said, and how often it was killed */
const killedDuring = async (settings: Settings, command: readonly string[], most: number) => {
  const random = createRandom(seed, 'replay')
  const system = await startSystem(settings)
  try {
    let isOver = false
    const said = souk(system.url, ...command).finally(() => {
      isOver = true
    })
    let kills = 0
    for (; kills < most && !isOver; kills += 1) {
      await system.process().opened
      // Sometimes this is long enough for the command, which pauses up to a second when nobody answers.
      await sleep(random.between(50, 1_500))
      if (isOver) break
      await system.kill()
      system.launchAgain()
    }
    const { code, lines, errors } = await said
    const again = await souk(system.url, ...command)
    return {
      code,
      errors,
      kills,
      result: JSON.parse(lines.at(-1) ?? ''),
      again: JSON.parse(again.lines.at(-1) ?? ''),
      books: await books(system.url),
    }
  } finally {
    await system.remove()
  }
}

const expectWhole = (
  { code, errors, kills, result, again, books: found }: Awaited<ReturnType<typeof killedDuring>>,
  invoices: number,
): void => {
  expect([code, errors]).toEqual([0, ''])
  expect(kills).toBeGreaterThan(0)
  expect(result.invoices).toBe(invoices)
  const canceled: number = Object.values<number>(result.canceled).reduce((sum, count) => sum + count, 0)
  expect(result.finalized + canceled).toBe(result.orders)
  // A second run of the same command finds every order in the shop.
  expect(again).toMatchObject({ orders: result.orders, placed: 0, finalized: result.finalized, canceled: result.canceled })
  expect(faultsIn(found)).toEqual([])
  const figures = [`${result.orders} orders: ${result.finalized} finalized, ${canceled} canceled`, ', 0 pending']
  for (const figure of figures) expect(found.checks.find(({ name }) => name === 'orders')?.detail).toContain(figure)
}

it(`lets a replay finish although it is killed again and again (CRASH_SEED=${seed})`, { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'souk-test-'))
  try {
    const invoices = 150
    const file = join(folder, 'sales.csv')
    const lines = Array.from({ length: invoices }, (_, number) =>
      Array.from({ length: 1 + (number % 4) }, (_line, line) =>
        [
          100_000 + number,
          `P${(number * 3 + line) % 25}`,
          '"A, THING"',
          1 + (number % 5),
          '2010-12-01 08:26:00',
          1.25,
          17_000 + (number % 20),
          'France',
        ].join(),
      ),
    )
    writeFileSync(
      file,
      ['InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country', ...lines.flat(), ''].join('\n'),
    )
    // Low concurrency, so that the replay is still running when the shop is killed.
    const command = ['replay', file, '--json', '--concurrency', '2', '--short-credit', '0.2']
    expectWhole(await killedDuring({ SOUK_WELCOME_CREDIT: '1000' }, command, 6), invoices)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it(
  `lets a replay of real sales finish although it is killed again and again (CRASH_SEED=${seed})`,
  { timeout: 180_000 },
  async ({ skip }) => {
    if (!existsSync(retail)) {
      console.warn('SKIPPED: the Online Retail data are not on this machine, so no test interrupts a replay of real sales')
      skip()
    }
    const command = ['replay', retail, '--limit', '200', '--json', '--concurrency', '16', '--short-credit', '0.05']
    expectWhole(await killedDuring({}, command, 4), 200)
  },
)
