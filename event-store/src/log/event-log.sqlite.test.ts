import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LogUnavailable, sealCommit } from '@souk/log-protocol'
import { append, eventNumber, requestNumber, sealAll, stoppedClock, withFaults, type LogStorage } from '../../testing/samples.ts'
import { DataFileFault, openDataFile } from '../storage/sqlite-file.ts'
import { describeWriter } from '../write/writer.contract.ts'
import { createWriter } from '../write/writer.ts'
import { describeEventLog } from './event-log.contract.ts'
import { createSqliteEventLog, eventLogFile, openSqliteEventLog, statements } from './event-log.sqlite.ts'
import type { EventLog } from './event-log.ts'
import { indexStatements } from './log-index.sqlite.ts'

const inFile = async (): Promise<LogStorage> => {
  const folder = await mkdtemp(join(tmpdir(), 'souk-log-'))
  return {
    open: async () => openSqliteEventLog(join(folder, 'log.db')),
    destroy: () => rm(folder, { recursive: true }),
  }
}

// A database in memory ends with its connection, so all share one.
const inMemory = async (): Promise<LogStorage> => {
  const log = openSqliteEventLog(':memory:')
  return { open: async () => withFaults(log, { close: async () => undefined }), destroy: () => log.close() }
}

describeEventLog('SQLite in a file', inFile)
describeEventLog('SQLite in memory', inMemory)
describeWriter('SQLite in a file', inFile)
describeWriter('SQLite in memory', inMemory)

describe('the SQLite log', () => {
  let folder: string
  let file: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'souk-log-'))
    file = join(folder, 'log.db')
  })
  afterEach(() => rm(folder, { recursive: true }))

  it.each(Object.entries({ ...statements, ...indexStatements }))('serves %s by an index', (_, statement) => {
    const database = openDataFile(':memory:', eventLogFile)
    const parameters = Array.from({ length: statement.split('?').length - 1 }, () => null)
    const plan = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${statement}`).all(parameters)
    expect(plan.map(({ detail }) => detail).filter((detail) => /SCAN|TEMP B-TREE/.test(detail))).toEqual([])
    expect(statement.startsWith('INSERT') || plan.some(({ detail }) => detail.startsWith('SEARCH'))).toBe(true)
    database.close()
  })

  it('is durable before it answers, by a write-ahead log that is synchronised at every commit', () => {
    const database = openDataFile(file, eventLogFile)
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(database.pragma('synchronous', { simple: true })).toBe(2)
    database.close()
  })

  it('gets no gap, even from a writer with a wrong position', async () => {
    const log = openSqliteEventLog(file)
    const [first, second] = sealAll([1, 2].map((number) => requestNumber(number, [append('order-1', number - 1, number)])))
    if (first === undefined || second === undefined) throw new Error('two were sealed')
    await log.insert([first])
    const { hash: _, ...unsealed } = second.commit
    expect(await log.insert([sealCommit({ ...unsealed, position: 3 })])).toBe('stale')
    expect(await log.head()).toMatchObject({ position: 1 })
    await log.close()
  })

  it('refuses updates and deletions', async () => {
    const database = openDataFile(file, eventLogFile)
    const log = createSqliteEventLog(database, 1)
    await log.insert(sealAll([requestNumber(1, [append('order-1', 0, 1)])]))
    await log.insert(sealAll([requestNumber(2, [append('order-1', 1, 2)])], await log.head()))
    for (const statement of [
      "UPDATE commits SET body = '{}'",
      'DELETE FROM commits',
      "UPDATE appends SET stream = 'order-2'",
      'DELETE FROM appends',
      'UPDATE requests SET position = 2',
      'DELETE FROM requests',
    ]) {
      expect(() => database.exec(statement)).toThrow('the log is append-only')
    }
    expect(await log.readAll(0, 10)).toHaveLength(2)
    await log.close()
  })

  it.each([
    ['text', () => writeFile(file, 'position,requestId\n1,2\n'.repeat(400))],
    ['another database', async () => void new Database(file).exec('CREATE TABLE customers (id INTEGER)').close()],
    ['a file of a later version', async () => void openDataFile(file, { ...eventLogFile, layoutVersion: 99 }).close()],
  ])('refuses %s, naming the file, and leaves it as it is', async (_, write) => {
    await write()
    const before = await readFile(file)
    expect(() => openSqliteEventLog(file)).toThrow(DataFileFault)
    expect(() => openSqliteEventLog(file)).toThrow(file)
    expect((await readFile(file)).equals(before)).toBe(true)
  })

  it('refuses a folder that does not exist, naming the file', () => {
    const missing = join(folder, 'nowhere', 'log.db')
    expect(() => openSqliteEventLog(missing)).toThrow(missing)
  })

  it('refuses a truncated file, or names it when it meets the damage', async () => {
    const log = openSqliteEventLog(file)
    await log.insert(sealAll(Array.from({ length: 500 }, (_, number) => requestNumber(number, [append(`order-${number}`, 0, number)]))))
    await log.close()
    const whole = await readFile(file)
    await writeFile(file, whole.subarray(0, whole.length / 2))
    const read = async (): Promise<void> => {
      const damaged = openSqliteEventLog(file)
      try {
        await damaged.readAll(0, 1_000)
      } finally {
        await damaged.close()
      }
    }
    await expect(read()).rejects.toThrow(DataFileFault)
    await expect(read()).rejects.toThrow(file)
  })

  describe('finds every request and stream while their rows are written bit by bit', () => {
    const COLLECTED = 20
    const STREAMS = 7
    /** Commit n extends stream n mod 7, and another one that only it knows. */
    const request = (number: number) =>
      requestNumber(number, [
        append(`product-${number % STREAMS}`, Math.floor(number / STREAMS), number),
        append(`order-${number}`, 0, 10_000 + number),
      ])
    const write = async (log: EventLog, from: number, to: number): Promise<void> => {
      const requests = Array.from({ length: to - from }, (_, index) => request(from + index))
      expect(await log.insert(sealAll(requests, await log.head()))).toBe('inserted')
    }
    const expectAll = async (log: EventLog, count: number): Promise<void> => {
      const numbers = Array.from({ length: count }, (_, number) => number)
      const found = await log.findRequests([...numbers, count].map((number) => request(number).requestId))
      expect([...found.values()].map(({ position }) => position)).toEqual(numbers.map((number) => number + 1))
      expect((await log.streamTails([...numbers, count].map((number) => `order-${number}`))).size).toBe(count)
      const streams = Array.from({ length: STREAMS }, (_, stream) => ({ stream: `product-${stream}`, afterVersion: 0 }))
      for (const [stream, { events }] of (await log.readStreams(streams)).entries()) {
        const expected = numbers.filter((number) => number % STREAMS === stream)
        expect(events.map(({ position, version }) => [position, version])).toEqual(expected.map((number, index) => [number + 1, index + 1]))
        const [rest] = await log.readStreams([{ stream: `product-${stream}`, afterVersion: 2 }], 3)
        expect(rest?.events).toEqual(events.slice(2, 5))
        expect((await log.streamTails([`product-${stream}`])).get(`product-${stream}`)?.version).toBe(expected.length || undefined)
      }
      if (count > 0) expect(await log.insert(sealAll([request(Math.floor(count / 2))], await log.head()))).toBe('stale')
    }

    it('one by one and in batches', async () => {
      const log = createSqliteEventLog(openDataFile(file, eventLogFile), COLLECTED)
      let count = 0
      for (const size of [1, 1, 3, 14, 1, 1, 1, 5, 30, 2, 1, 1, 60, 1, 1, 1, 1, 9, 1, 7]) {
        await write(log, count, count + size)
        count += size
        await expectAll(log, count)
      }
      await log.close()
    })

    it('after a kill at any commit, and after a stop', async () => {
      let count = 0
      let path = file
      for (let round = 0; round < 50; round += 1) {
        const log = createSqliteEventLog(openDataFile(path, eventLogFile), COLLECTED)
        await expectAll(log, count)
        await write(log, count, count + 3)
        count += 3
        if (round % 5 === 4) await log.close()
        // A copy of the open files is what a kill leaves.
        else {
          const copy = join(folder, `copy-${round}.db`)
          for (const suffix of ['', '-wal']) await copyFile(path + suffix, copy + suffix)
          await log.close()
          path = copy
        }
      }
    })

    it('of another connection too', async () => {
      const one = createSqliteEventLog(openDataFile(file, eventLogFile), COLLECTED)
      const other = createSqliteEventLog(openDataFile(file, eventLogFile), COLLECTED)
      for (let count = 0; count < 60; count += 2) {
        await write(one, count, count + 1)
        await expectAll(other, count + 1)
        await write(other, count + 1, count + 2)
        await expectAll(one, count + 2)
      }
      await one.close()
      await other.close()
    })

    it('and refuses a second event at a version, wherever the first one is', async () => {
      const log = createSqliteEventLog(openDataFile(file, eventLogFile), COLLECTED)
      await write(log, 0, 3 * COLLECTED)
      for (const number of [0, COLLECTED + 1, 3 * COLLECTED - 1]) {
        const again = requestNumber(5_000 + number, [append(`order-${number}`, 0, 5_000 + number)])
        expect(await log.insert(sealAll([again], await log.head()))).toBe('stale')
      }
      const twice = [1, 2].map((number) => requestNumber(6_000 + number, [append('order-6000', 0, 6_000 + number)]))
      expect(await log.insert(sealAll(twice, await log.head()))).toBe('stale')
      expect(await log.head()).toMatchObject({ position: 3 * COLLECTED })
      await log.close()
    })

    it('after a transaction that was rolled back', async () => {
      const database = openDataFile(file, eventLogFile)
      const log = createSqliteEventLog(database, COLLECTED)
      await write(log, 0, COLLECTED)
      await write(log, COLLECTED, COLLECTED + 5)
      database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true }))}`)
      const large = requestNumber(1_000, [
        { stream: 'order-1000', fromVersion: 0, events: [eventNumber(1_000, { text: 'x'.repeat(20_000) })] },
      ])
      await expect(log.insert(sealAll([large], await log.head()))).rejects.toThrow(LogUnavailable)
      await expectAll(log, COLLECTED + 5)
      database.pragma('max_page_count = 1000000')
      await write(log, COLLECTED + 5, 3 * COLLECTED)
      await expectAll(log, 3 * COLLECTED)
      await log.close()
    })
  })

  describe('on a full disk', () => {
    const large = (number: number) =>
      requestNumber(number, [{ stream: `order-${number}`, fromVersion: 0, events: [eventNumber(number, { text: 'x'.repeat(20_000) })] }])

    it('is unavailable, writes no half commit, and works again when there is room', async () => {
      const database = openDataFile(file, eventLogFile)
      const log = createSqliteEventLog(database)
      const writer = createWriter({ log, clock: stoppedClock, onCommitted: () => undefined })
      expect(await writer.append(large(0))).toMatchObject({ outcome: 'committed' })
      const pages = Number(database.pragma('page_count', { simple: true }))
      database.pragma(`max_page_count = ${pages + 8}`)
      const answers = await Promise.all([1, 2, 3, 4].map((number) => writer.append(large(number))))
      for (const answer of answers) expect(answer).toEqual({ outcome: 'unavailable', detail: expect.stringContaining('full') })
      expect(await log.head()).toMatchObject({ position: 1 })
      expect(await log.streamTails(['order-1', 'order-2', 'order-3', 'order-4'])).toEqual(new Map())
      await expect(log.insert(sealAll([1, 2, 3].map(large), await log.head()))).rejects.toThrow(LogUnavailable)
      expect(await writer.append(requestNumber(9, [append('order-9', 0, 9)]))).toMatchObject({ outcome: 'committed', position: 2 })
      database.pragma(`max_page_count = ${pages + 8_000}`)
      const again = await Promise.all([1, 2, 3, 4].map((number) => writer.append(large(number))))
      expect(again.map(({ outcome }) => outcome)).toEqual(['committed', 'committed', 'committed', 'committed'])
      await log.close()
    })
  })
})
