import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { GENESIS } from '@souk/log-protocol'
import { openSqliteView } from '@souk/service/sqlite'
import { saveFrom } from '@souk/service/testing/view-store-contract'
import { testId } from '@souk/testing'
import { describeCustomerStore } from './store.contract.ts'
import { layouts, openCustomerStore, statements } from './store.sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'souk-customer-'))
afterAll(() => rmSync(folder, { recursive: true }))

describeCustomerStore('SQLite in memory', async () => openCustomerStore(':memory:'))
describeCustomerStore('SQLite in a file', async (data) => openCustomerStore(join(folder, data)), { lasting: true })

describe('the customer store in a file', () => {
  it.each(Object.entries(statements))('serves %s by an index', async (_name, sql) => {
    const { database } = openSqliteView(':memory:', 1, layouts)
    const parameters = Array.from({ length: sql.split('?').length - 1 }, () => 1)
    const plan = database.prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters)
    database.close()
    expect(plan.length).toBeGreaterThan(0)
    for (const { detail } of plan) expect(detail).toMatch(/^SEARCH .* USING INDEX /)
  })

  it('holds no byte of what a forgotten customer’s row held', async () => {
    const file = join(folder, 'forgetting')
    const bytes = (): string =>
      [file, `${file}-wal`].map((part) => (existsSync(part) ? readFileSync(part).toString('latin1') : '')).join('')
    const store = openCustomerStore(file)
    const row = { customerId: testId(1), status: 'active', usernameHash: 'a'.repeat(64), personal: { name: 'Ada Lovelace' } }
    const one = { position: 1, hash: '1'.repeat(64) }
    await saveFrom(store, [{ collection: 'customers', id: testId(1), row }], GENESIS, one)
    expect(bytes()).toContain('Ada Lovelace')
    const forgotten = { ...row, status: 'forgotten', usernameHash: null, personal: null }
    await saveFrom(store, [{ collection: 'customers', id: testId(1), row: forgotten }], one, { position: 2, hash: '2'.repeat(64) })
    expect(bytes()).toContain(testId(1))
    expect(bytes()).not.toContain('Ada Lovelace')
    await store.close()
  })
})
