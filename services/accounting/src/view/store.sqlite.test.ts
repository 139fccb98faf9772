import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planOf } from '@souk/service/testing'
import { describeAccountingStore } from './store.contract.ts'
import { lists, openAccountingStore, openView, revenueStatements, statements, summing } from './store.sqlite.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-accounting-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describeAccountingStore('SQLite in memory', async () => openAccountingStore(':memory:'))
describeAccountingStore('SQLite in a file', async (data) => openAccountingStore(join(folder, `${data}.sqlite`)), { lasting: true })

describe('the queries on SQLite', () => {
  const planIn = async (sql: string): Promise<string[]> => {
    const { database, close } = openView(':memory:')
    const plan = planOf(database, sql)
    await close()
    return plan
  }
  const listed = Object.entries(lists).flatMap(([list, orders]) =>
    Object.entries(orders).flatMap(([by, parts]) =>
      Object.entries(parts).map(([part, sql]): [string, string] => [`${list} by ${by} ${part}`, sql]),
    ),
  )

  it.each([...Object.entries(statements), ...listed])('%s is served by an index, in its order', async (_name, sql) => {
    expect(await planIn(sql)).toEqual([expect.stringMatching(/^SEARCH \w+ USING (COVERING )?INDEX /)])
  })

  it('the ranges of a list are bounded on both sides', async () => {
    expect(await planIn(lists.ofCustomer.issue.descending)).toEqual([
      'SEARCH invoices USING INDEX invoices_customer_id_issued_at_year_sequence (customer_id=? AND (issued_at,year,sequence)>(?,?,?) AND (issued_at,year,sequence)<(?,?,?))',
    ])
  })

  it('the invoices that are not in the sums yet are found where they stand', async () => {
    const unsummed = 'SEARCH invoices USING INTEGER PRIMARY KEY (rowid>?)'
    expect(await planIn(summing.next)).toContain(unsummed)
    const steps = await planIn(summing.add)
    expect(steps.filter((step) => step.includes(' invoices'))).toEqual(Array(3).fill(unsummed.replace('rowid>?', 'rowid>? AND rowid<?')))
  })

  it.each(Object.entries(revenueStatements))('the sums of revenue (%s) are read where they stand', async (name, sql) => {
    const [search, ...grouping] = await planIn(sql.replaceAll(/:\w+/g, '?'))
    expect(search).toMatch(/^SEARCH revenue USING PRIMARY KEY \(of=\? AND by=\?/)
    // What is added up to longer periods is no longer in order. For everything else, a limit ends the read.
    expect(grouping).toEqual(name.startsWith('added') ? ['USE TEMP B-TREE FOR GROUP BY'] : [])
  })
})
