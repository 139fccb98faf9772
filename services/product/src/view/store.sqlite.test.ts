import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeProductStore } from './store.contract.ts'
import { openProductStore, queries } from './store.sqlite.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-product-'))
})
afterAll(() => rm(folder, { recursive: true }))

describeProductStore('SQLite in memory', async () => openProductStore(':memory:'), { lasting: false })
describeProductStore('SQLite in a file', async (data) => openProductStore(join(folder, data)), { lasting: true })

describe('SQLite', () => {
  it.each(Object.entries(queries))('answers from an index, without sorting: %s', async (_name, sql) => {
    const store = openProductStore(':memory:')
    const parameters = Array.from({ length: sql.split('?').length - 1 }, () => 1)
    const plan = store.database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(parameters)
    expect(plan).toHaveLength(1)
    expect(plan[0]?.detail).toMatch(/^SEARCH .* USING INDEX /)
    await store.close()
  })
})
