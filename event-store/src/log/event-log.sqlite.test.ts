import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
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

  it.each(Object.entries(statements))('serves %s by an index', (_, statement) => {
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
    const log = createSqliteEventLog(database)
    await log.insert(sealAll([requestNumber(1, [append('order-1', 0, 1)])]))
    for (const statement of [
      "UPDATE commits SET body = '{}'",
      'DELETE FROM commits',
      "UPDATE appends SET stream = 'order-2'",
      'DELETE FROM appends',
    ]) {
      expect(() => database.exec(statement)).toThrow('the log is append-only')
    }
    expect(await log.readAll(0, 10)).toHaveLength(1)
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
