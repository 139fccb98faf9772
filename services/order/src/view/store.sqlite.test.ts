import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { namedStatements, planOf } from '@souk/service/testing'
import { describeOrderStore } from './store.contract.ts'
import { kindsOf, listOf, openOrderStore, openView, statements, sums } from './store.sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'souk-order-store-'))
afterAll(() => rmSync(folder, { recursive: true }))

describeOrderStore('SQLite in a file', async (data) => openOrderStore(join(folder, data)), { lasting: true })
describeOrderStore('SQLite in memory', async () => openOrderStore(':memory:'))

const both = [false, true]
const kinds = both.flatMap((customer) => both.flatMap((status) => both.map((reason) => ({ customer, status, reason }))))
const ways = both.flatMap((found) => both.flatMap((open) => both.map((spans) => ({ found, open, spans }))))
const shapes = kinds.flatMap((kind) => ways.flatMap((way) => (['newest', 'oldest'] as const).map((sort) => ({ ...kind, ...way, sort }))))
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

  it('orders that are open come from an index that has no others', async () => {
    const { database, close } = openView(':memory:')
    for (const [name, { after, before, count }] of Object.entries(lists)) {
      if (!name.includes('open') || name.includes('found')) continue
      for (const sql of [after, before, count])
        expect(planOf(database, sql)[0]).toMatch(/^SEARCH orders USING (COVERING )?INDEX orders_open /)
    }
    await close()
  })

  it.each(Object.entries(sums))('the sums of %s come from an index alone', async (_name, sql) => {
    const { database, close } = openView(':memory:')
    const plan = planOf(database, sql.replaceAll(/\$\w+/g, '?'))
    expect(plan.filter((step) => step.includes('orders'))).toEqual([
      expect.stringMatching(
        /^SEARCH orders USING COVERING INDEX orders_status_reason_placed_took_missing \(status=\? AND reason=\? AND placed>\? AND placed<\?\)$/,
      ),
    ])
    await close()
  })

  it('the counts of what is found begin with the index of terms', async () => {
    const { database, close } = openView(':memory:')
    for (const shape of shapes.filter(({ found }) => found)) {
      const [first, second] = planOf(database, kindsOf(shape))
      expect(first).toMatch(/^SCAN ordered VIRTUAL TABLE INDEX \d+:M1$/)
      expect(second).toMatch(/^SEARCH orders USING (COVERING )?INDEX orders_\w+ \(position=\?/)
    }
    await close()
  })
})
