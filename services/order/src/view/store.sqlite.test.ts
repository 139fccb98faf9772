import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { namedStatements, planOf } from '@souk/service/testing'
import { describeOrderStore } from './store.contract.ts'
import { listOf, openOrderStore, openView, statements } from './store.sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'souk-order-store-'))
afterAll(() => rmSync(folder, { recursive: true }))

describeOrderStore('SQLite in a file', async (data) => openOrderStore(join(folder, data)), { lasting: true })
describeOrderStore('SQLite in memory', async () => openOrderStore(':memory:'))

const both = [false, true]
const shapes = both.flatMap((customer) =>
  both.flatMap((status) =>
    both.flatMap((reason) =>
      both.flatMap((product) =>
        both.flatMap((spans) => (['newest', 'oldest'] as const).map((sort) => ({ customer, status, reason, product, spans, sort }))),
      ),
    ),
  ),
)
const lists = Object.fromEntries(
  shapes.map((shape) => [
    Object.entries(shape)
      .flatMap(([name, value]) => (value === true ? [name] : value === false ? [] : [value]))
      .join(' '),
    listOf(shape),
  ]),
)

describe('the queries of the order store', () => {
  it.each([...Object.entries(statements), ...namedStatements(lists)])('%s is served by an index, without sorting', async (_name, sql) => {
    const { database, close } = openView(':memory:')
    const plan = planOf(database, sql)
    expect(plan.length).toBeGreaterThan(0)
    for (const step of plan) expect(step).toMatch(/^SEARCH \w+ USING (COVERING )?INDEX |^SCAN ordered VIRTUAL TABLE INDEX \d+:M1[<>]$/)
    await close()
  })
})
