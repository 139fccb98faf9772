import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { GENESIS, type Checkpoint } from '@souk/log-protocol'
import { openSqliteView } from '@souk/service/sqlite'
import { namedStatements, planOf } from '@souk/service/testing'
import { saveFrom } from '@souk/service/testing/view-store-contract'
import { testId } from '@souk/testing'
import { describeCustomerStore } from './store.contract.ts'
import { layouts, lists, openCustomerStore, openView, searches, statements } from './store.sqlite.ts'
import type { CustomerStore } from './store.ts'

const folder = mkdtempSync(join(tmpdir(), 'souk-customer-'))
afterAll(() => rmSync(folder, { recursive: true }))

describeCustomerStore('SQLite in memory', async () => openCustomerStore(':memory:'))
describeCustomerStore('SQLite in a file', async (data) => openCustomerStore(join(folder, data)), { lasting: true })

describe('the customer store in a file', () => {
  it.each([...Object.entries(statements), ...namedStatements(lists)])('serves %s by an index', async (_name, sql) => {
    const { database } = openSqliteView(':memory:', 1, layouts)
    const plan = planOf(database, sql)
    database.close()
    expect(plan).toEqual([expect.stringMatching(/^SEARCH .* USING (COVERING )?INDEX /)])
  })

  it.each(Object.entries(searches))('serves the search %s by the index of terms, in its order', (_name, sql) => {
    const { database } = openView(':memory:')
    const plan = planOf(database, sql)
    database.close()
    expect(plan).toContainEqual(expect.stringMatching(/^SEARCH (found|customer_terms) USING PRIMARY KEY /))
    expect(plan.filter((step) => /TEMP B-TREE|^SCAN (?!json_each|\()/.test(step))).toEqual([])
  })
})

describe('what a forgotten customer’s row held', () => {
  const NAME = 'Grace Brewster Hopper'
  const person = { username: 'grace', email: 'grace@example.org', phone: null, addresses: {}, passwordHash: 'h' }
  const hopper = { customerId: testId(1), position: 1, status: 'active', usernameHash: 'a'.repeat(64), personal: { ...person, name: NAME } }
  const forgotten = { ...hopper, status: 'forgotten', usernameHash: null, personal: null }
  const one = { position: 1, hash: '1'.repeat(64) }
  const two = { position: 2, hash: '2'.repeat(64) }
  const put = (store: CustomerStore, row: object, from: Checkpoint, to: Checkpoint) =>
    saveFrom(store, [{ collection: 'customers', id: testId(1), row }], from, to)

  /** The files of the database that hold the name. */
  const filesWithName = (file: string): string[] =>
    ['', '-wal', '-shm', '-journal'].filter((end) => existsSync(file + end) && readFileSync(file + end).includes(NAME))
  /** Another process that reads: it keeps the pages as they are now. */
  const openReader = (file: string) => {
    const { database } = openSqliteView(file, 9, layouts)
    database.exec('BEGIN; SELECT count(*) FROM customers')
    return { end: () => database.close() }
  }

  it('is in no file any more as soon as the row is saved', async () => {
    const file = join(folder, 'forgetting')
    const store = openCustomerStore(file)
    await put(store, hopper, GENESIS, one)
    expect(filesWithName(file)).toEqual(['-wal'])
    await put(store, forgotten, one, two)
    expect(filesWithName(file)).toEqual([])
    expect(await store.customer(testId(1))).toEqual(forgotten)
    await store.close()
  })

  it('is in no file any more when the key was deleted before', async () => {
    const file = join(folder, 'keyless')
    const store = openCustomerStore(file)
    await put(store, hopper, GENESIS, one)
    await put(store, { ...hopper, personal: null }, one, two)
    expect(filesWithName(file)).toEqual([])
    await store.close()
  })

  it('leaves the files as soon as nobody reads the old pages any more; until then the store serves, and says so once', async () => {
    const file = join(folder, 'read')
    const told: unknown[] = []
    const store = openCustomerStore(file, { delayed: (error) => told.push(error) })
    await put(store, hopper, GENESIS, one)
    const reader = openReader(file)
    const start = performance.now()
    await put(store, forgotten, one, two)
    expect(performance.now() - start).toBeLessThan(900)
    expect(filesWithName(file)).not.toEqual([])
    expect(await put(store, forgotten, two, { position: 3, hash: '3'.repeat(64) })).toBe('saved')
    expect(told).toEqual([expect.objectContaining({ message: expect.stringContaining(file) })])
    reader.end()
    await expect.poll(() => filesWithName(file), { timeout: 5_000 }).toEqual([])
    await store.close()
  })

  it('leaves the files at the next start, or when the last reader is gone, if the process was killed', async () => {
    const file = join(folder, 'killed')
    const before = openCustomerStore(file)
    await put(before, hopper, GENESIS, one)
    const { build } = await before.checkpoint()
    const reader = openReader(file)
    await before.close()
    const script = `
      import { openCustomerStore } from ${JSON.stringify(new URL('store.sqlite.ts', import.meta.url).href)}
      const [file, changes, from, to] = ${JSON.stringify([file, [{ collection: 'customers', id: testId(1), row: forgotten }], { ...one, build }, two])}
      console.log(await openCustomerStore(file).save(changes, from, to))
      setInterval(() => undefined, 1_000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [answer]: unknown[] = await once(child.stdout, 'data')
    expect(String(answer)).toBe('saved\n')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(filesWithName(file)).toContain('-wal')

    const store = openCustomerStore(file)
    expect(await store.customer(testId(1))).toEqual(forgotten)
    expect(filesWithName(file)).toContain('-wal')
    reader.end()
    await expect.poll(() => filesWithName(file), { timeout: 5_000 }).toEqual([])
    await store.close()
  })

  it('is in no file any more after a start with another layout, which drops the tables', async () => {
    const file = join(folder, 'layout')
    const older = openSqliteView(file, 1, layouts)
    const rows = Array.from({ length: 200 }, (_, index) => ({
      collection: 'customers',
      id: testId(index),
      row: { ...hopper, usernameHash: null, position: index, personal: { ...person, name: NAME, address: 'x'.repeat(500) } },
    }))
    await saveFrom(older, rows, GENESIS, one)
    await older.close()
    expect(filesWithName(file)).toEqual([''])
    const store = openCustomerStore(file)
    expect(await store.customers({ limit: 10 })).toEqual([])
    expect(filesWithName(file)).toEqual([])
    await store.close()
  })

  describe('is in no file any more, whatever pages rows were moved through', () => {
    const rowOf = (number: number, isForgotten: boolean, length: number) => ({
      collection: 'customers',
      id: testId(number),
      row: {
        ...hopper,
        customerId: testId(number),
        usernameHash: null,
        position: number,
        personal: isForgotten
          ? null
          : {
              ...person,
              name: `Person${number}ofMany ${'Long'.repeat(number % 9)}`,
              email: `p${number}mail@example.org`,
              address: 'x'.repeat(length),
            },
      },
    })
    const numbers = Array.from({ length: 300 }, (_, index) => (index * 7) % 300)
    const namesIn = (file: string, filter: (number: number) => boolean): number[] => {
      const bytes = Buffer.concat(['', '-wal'].filter((end) => existsSync(file + end)).map((end) => readFileSync(file + end)))
      const isThere = (text: string): boolean => bytes.includes(text) || bytes.includes(text.toLowerCase())
      return numbers.filter((number) => filter(number) && (isThere(`Person${number}ofMany`) || isThere(`p${number}mail`)))
    }
    /** Writes the rows, each several times and with other lengths, and then forgets every third customer. */
    const fill = async (store: Parameters<typeof saveFrom>[0], [first, second]: readonly [number, number]): Promise<void> => {
      let at = GENESIS
      const save = async (rows: ReturnType<typeof rowOf>[]): Promise<void> => {
        const to = { position: at.position + 1, hash: 'd'.repeat(64) }
        await saveFrom(store, rows, at, to)
        at = to
      }
      for (const number of numbers) await save([rowOf(number, false, (number * 37) % first)])
      for (const number of numbers) await save([rowOf(number, false, (number * 91) % second)])
      for (const number of numbers.filter((some) => some % 3 === 0)) await save([rowOf(number, true, 0)])
    }

    it.each([
      [900, 5_000],
      [400, 6_000],
    ])('rows up to %d and then %d characters longer', async (...lengths) => {
      const file = join(folder, `many-${lengths.join('-')}`)
      const rests: (() => void)[] = []
      const store = openCustomerStore(file, { clock: { sleep: () => new Promise((resolve) => rests.push(resolve)) } })
      await fill(store, lengths)
      expect(rests).toHaveLength(1)
      rests.shift()?.()
      await expect.poll(() => rests.length).toBe(1)
      expect(namesIn(file, (number) => number % 3 === 0)).toEqual([])
      expect(namesIn(file, (number) => number % 3 !== 0)).toHaveLength(200)
      expect(await store.customer(testId(1))).toMatchObject({ personal: { email: 'p1mail@example.org' } })
      await store.close()
    })

    it('and when the store is closed before the time has come to rewrite the file', async () => {
      const file = join(folder, 'many-closed')
      const store = openCustomerStore(file, { clock: { sleep: () => new Promise(() => undefined) } })
      await fill(store, [900, 5_000])
      await store.close()
      expect(namesIn(file, (number) => number % 3 === 0)).toEqual([])
    })

    it('and at the next start, if the process ended before', async () => {
      const file = join(folder, 'many-ended')
      const ended = openView(file)
      await fill(ended, [900, 5_000])
      await ended.close()
      expect(namesIn(file, (number) => number % 3 === 0)).not.toEqual([])
      const store = openCustomerStore(file)
      expect(namesIn(file, (number) => number % 3 === 0)).toEqual([])
      await store.close()
    })
  })
})
