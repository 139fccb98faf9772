import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { namedStatements, planOf } from '@souk/service/testing'
import { describeAccountingStore } from './store.contract.ts'
import { lists, openAccountingStore, openView, statements } from './store.sqlite.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-accounting-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describeAccountingStore('SQLite in memory', async () => openAccountingStore(':memory:'))
describeAccountingStore('SQLite in a file', async (data) => openAccountingStore(join(folder, `${data}.sqlite`)), { lasting: true })

describe('the queries on SQLite', () => {
  it.each([...Object.entries(statements), ...namedStatements(lists)])('%s is served by an index, in its order', async (_name, sql) => {
    const { database, close } = openView(':memory:')
    expect(planOf(database, sql)).toEqual([expect.stringMatching(/^SEARCH \w+ USING (COVERING )?INDEX /)])
    await close()
  })
})
