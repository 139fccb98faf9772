import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { describeOrderStore } from './store.contract.ts'
import { openOrderStore, openView, statements } from './store.sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'souk-order-store-'))
afterAll(() => rmSync(folder, { recursive: true }))

describeOrderStore('SQLite in a file', async (data) => openOrderStore(join(folder, data)), { lasting: true })
describeOrderStore('SQLite in memory', async () => openOrderStore(':memory:'))

describe('the queries of the order store', () => {
  it.each(Object.entries(statements))('%s is served by an index, without sorting', async (_name, sql) => {
    const { database, close } = openView(':memory:')
    const parameters = Array.from(sql.matchAll(/\?/g), () => 1)
    const plan = database.prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters)
    expect(plan.length).toBeGreaterThan(0)
    for (const { detail } of plan) expect(detail).toMatch(/^SEARCH \w+ USING INDEX /)
    await close()
  })
})
