import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DataFileFault, openDataFile } from '../storage/sqlite-file.ts'
import { describeState, type StateStorage } from './state.contract.ts'
import { openSqliteState, stateFile, statements } from './state.sqlite.ts'
import type { State } from './state.ts'

const inFile = async (): Promise<StateStorage> => {
  const folder = await mkdtemp(join(tmpdir(), 'souk-state-'))
  return {
    open: async () => openSqliteState(join(folder, 'state.db')),
    destroy: () => rm(folder, { recursive: true }),
  }
}

// A database in memory ends with its connection, so it is closed only at the end.
const inMemory = async (): Promise<StateStorage> => {
  const state = openSqliteState(':memory:')
  return { open: async () => ({ ...state, close: async () => undefined }), destroy: () => state.close() }
}

describeState('SQLite in a file', inFile)
describeState('SQLite in memory', inMemory)

describe('the SQLite state', () => {
  let folder: string
  let file: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'souk-state-'))
    file = join(folder, 'state.db')
  })
  afterEach(() => rm(folder, { recursive: true }))

  it.each(Object.entries(statements))('serves %s by an index', (_, statement) => {
    const database = openDataFile(':memory:', stateFile)
    const parameters = Array.from({ length: statement.split('?').length - 1 }, () => null)
    const plan = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${statement}`).all(parameters)
    expect(plan.map(({ detail }) => detail).filter((detail) => /SCAN|TEMP B-TREE/.test(detail))).toEqual([])
    expect(statement.startsWith('INSERT') || plan.some(({ detail }) => detail.startsWith('SEARCH'))).toBe(true)
    database.close()
  })

  /** The keys that stand in some file of the folder, as bytes or as text. */
  const found = async (keys: readonly string[]): Promise<string[]> => {
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))))
    return keys.filter((key) => files.some((bytes) => bytes.includes(Buffer.from(key, 'base64url')) || bytes.includes(key)))
  }

  const createKeys = async (state: State, count: number): Promise<string[]> => {
    const keys: string[] = []
    for (let number = 0; number < count; number += 1) keys.push((await state.keys.create(`customer-${number}`)) ?? '')
    return keys
  }

  it('holds no byte of a deleted key in any file, whatever pages it was moved through', async () => {
    const state = openSqliteState(file)
    const keys = await createKeys(state, 300)
    expect(await found(keys)).toEqual(keys)
    const deleted = keys.filter((_, number) => number % 3 === 0)
    for (let number = 0; number < 300; number += 3) await state.keys.delete(`customer-${number}`)
    expect(await found(deleted)).toEqual([])
    expect(await found(keys)).toEqual(keys.filter((_, number) => number % 3 !== 0))
    expect(await state.keys.read(['customer-1', 'customer-2'])).toEqual(keys.slice(1, 3))
    await state.close()
    expect(await found(deleted)).toEqual([])
  })

  it('reports that a reader keeps a deleted key in the files, and completes the deletion when asked again', async () => {
    const state = openSqliteState(file)
    const keys = await createKeys(state, 1)
    const reader = openDataFile(file, stateFile)
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM keys').get()
    await expect(state.keys.delete('customer-0')).rejects.toThrow(file)
    expect(await found(keys)).toEqual(keys)
    reader.exec('COMMIT')
    await state.keys.delete('customer-0')
    expect(await found(keys)).toEqual([])
    reader.close()
    await state.close()
  })

  it('completes a deletion after a crash, at the next start', async () => {
    const database = openDataFile(file, stateFile)
    const state = openSqliteState(file)
    const keys = await createKeys(state, 1)
    database.prepare(statements.deleteKey).run('customer-0')
    expect(await found(keys)).toEqual(keys)
    const restarted = openSqliteState(file)
    expect(await found(keys)).toEqual([])
    await Promise.all([restarted.close(), state.close()])
    database.close()
  })

  it('refuses a file that is something else, and names it', async () => {
    await writeFile(file, 'subject,key\n'.repeat(1_000))
    expect(() => openSqliteState(file)).toThrow(DataFileFault)
    expect(() => openSqliteState(file)).toThrow(file)
  })
})
