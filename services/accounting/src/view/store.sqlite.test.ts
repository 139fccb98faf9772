import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeAccountingStore } from './store.contract.ts'
import { openAccountingStore, openView, statements } from './store.sqlite.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-accounting-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describeAccountingStore('SQLite in memory', async () => openAccountingStore(':memory:'))
describeAccountingStore('SQLite in a file', async (data) => openAccountingStore(join(folder, `${data}.sqlite`)), { lasting: true })

describe('the queries on SQLite', () => {
  it.each(Object.entries(statements))('%s is served by an index, in its order', async (_name, sql) => {
    const { database, close } = openView(':memory:')
    const parameters = Array.from(sql.matchAll(/\?/g), () => 1)
    const plan = database.prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters)
    expect(plan.length).toBeGreaterThan(0)
    for (const { detail } of plan) expect(detail).toMatch(/^SEARCH \w+ USING (COVERING )?INDEX /)
    await close()
  })
})
