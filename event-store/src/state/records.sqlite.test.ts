import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DataFileFault, openDataFile } from '../storage/sqlite-file.ts'
import { describeRecords, type RecordsStorage } from './records.contract.ts'
import { openSqliteRecords, recordsFile, statements } from './records.sqlite.ts'
import type { Records } from './records.ts'

const inFile = async (): Promise<RecordsStorage> => {
  const folder = await mkdtemp(join(tmpdir(), 'souk-records-'))
  return {
    open: async () => openSqliteRecords(join(folder, 'records.db')),
    destroy: () => rm(folder, { recursive: true }),
  }
}

// What is in memory ends with its connection: here it is closed at the end only.
const inMemory = async (): Promise<RecordsStorage> => {
  const records = openSqliteRecords(':memory:')
  return { open: async () => ({ ...records, close: async () => undefined }), destroy: () => records.close() }
}

describeRecords('SQLite in a file', inFile)
describeRecords('SQLite in memory', inMemory)

describe('the SQLite records', () => {
  let folder: string
  let file: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'souk-records-'))
    file = join(folder, 'records.db')
  })
  afterEach(() => rm(folder, { recursive: true }))

  it.each(Object.entries(statements))('serve %s by an index', (_, statement) => {
    const database = openDataFile(':memory:', recordsFile)
    const parameters = Array.from({ length: statement.split('?').length - 1 }, () => null)
    const plan = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${statement}`).all(parameters)
    expect(plan.map(({ detail }) => detail).filter((detail) => /SCAN|TEMP B-TREE/.test(detail))).toEqual([])
    expect(statement.startsWith('INSERT') || plan.some(({ detail }) => detail.startsWith('SEARCH'))).toBe(true)
    database.close()
  })

  /** Which of the keys stand in any file of the folder, as bytes or as text. */
  const found = async (keys: readonly string[]): Promise<string[]> => {
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))))
    return keys.filter((key) => files.some((bytes) => bytes.includes(Buffer.from(key, 'base64url')) || bytes.includes(key)))
  }

  const createKeys = async (records: Records, count: number): Promise<string[]> => {
    const keys: string[] = []
    for (let number = 0; number < count; number += 1) keys.push((await records.createKey(`customer-${number}`)) ?? '')
    return keys
  }

  it('hold no byte of a deleted key in any file, whatever pages it has been moved through', async () => {
    const records = openSqliteRecords(file)
    const keys = await createKeys(records, 300)
    expect(await found(keys)).toEqual(keys)
    const deleted = keys.filter((_, number) => number % 3 === 0)
    for (let number = 0; number < 300; number += 3) await records.deleteKey(`customer-${number}`)
    expect(await found(deleted)).toEqual([])
    expect(await found(keys)).toEqual(keys.filter((_, number) => number % 3 !== 0))
    expect(await records.readKeys(['customer-1', 'customer-2'])).toEqual(keys.slice(1, 3))
    await records.close()
    expect(await found(deleted)).toEqual([])
  })

  it('say so when a reader keeps a deleted key in the files, and end the deletion when asked again', async () => {
    const records = openSqliteRecords(file)
    const keys = await createKeys(records, 1)
    const reader = openDataFile(file, recordsFile)
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM keys').get()
    await expect(records.deleteKey('customer-0')).rejects.toThrow(file)
    expect(await found(keys)).toEqual(keys)
    reader.exec('COMMIT')
    await records.deleteKey('customer-0')
    expect(await found(keys)).toEqual([])
    reader.close()
    await records.close()
  })

  it('end at the next start a deletion that a crash has cut off', async () => {
    const database = openDataFile(file, recordsFile)
    const records = openSqliteRecords(file)
    const keys = await createKeys(records, 1)
    database.prepare(statements.deleteKey).run('customer-0')
    expect(await found(keys)).toEqual(keys)
    const restarted = openSqliteRecords(file)
    expect(await found(keys)).toEqual([])
    await Promise.all([restarted.close(), records.close()])
    database.close()
  })

  it('refuse a file that is something else, naming it', async () => {
    await writeFile(file, 'subject,key\n'.repeat(1_000))
    expect(() => openSqliteRecords(file)).toThrow(DataFileFault)
    expect(() => openSqliteRecords(file)).toThrow(file)
  })
})
