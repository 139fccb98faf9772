import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GENESIS } from '@souk/log-protocol'
import { planOf } from '@souk/service/testing'
import { saveFrom } from '@souk/service/testing/view-store-contract'
import { testId } from '@souk/testing'
import type { CategoryRow } from './projectors.ts'
import { categoryRow, describeStorefrontStore, productRow } from './store.contract.ts'
import { openStorefrontStore, queries, type SqliteStorefrontStore } from './store.sqlite.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-storefront-'))
})
afterAll(() => rm(folder, { recursive: true }))

describeStorefrontStore('SQLite in memory', async () => openStorefrontStore(':memory:'), { lasting: false })
describeStorefrontStore('SQLite in a file', async (data) => openStorefrontStore(join(folder, data)), { lasting: true })

it.each(Object.entries(queries))('SQLite answers from an index, without sorting: %s', async (_name, sql) => {
  const store = openStorefrontStore(':memory:')
  expect(planOf(store.database, sql)).toEqual([expect.stringMatching(/^(?:SEARCH|SCAN) .* USING (COVERING )?INDEX /)])
  await store.close()
})

describe('the search of the store', () => {
  const PRODUCTS = 700
  const at = (position: number) => ({ position, hash: String(position).repeat(64).slice(0, 64) })
  const found = async (store: SqliteStorefrontStore, q: string): Promise<number> =>
    (await store.search({ q, sort: 'newest', wanted: { limit: 1 } })).total
  const category = (number: number, changes: Partial<CategoryRow>) => ({
    collection: 'categories',
    id: testId(number),
    row: { ...categoryRow(number), ...changes },
  })
  const open = async (file: string): Promise<SqliteStorefrontStore> => {
    const store = openStorefrontStore(file)
    const rows = Array.from({ length: PRODUCTS }, (_, index) => productRow(index + 100))
    const products = rows.map((row) => ({ collection: 'products', id: row.productId, row }))
    await saveFrom(store, [...products, category(11, { name: 'Drinks' })], GENESIS, at(1))
    return store
  }

  it('finds all products of a category by its new name at once, and does not write them', async () => {
    const store = await open(':memory:')
    const written = store.database.prepare('SELECT id, hex(block) FROM search_index_data ORDER BY id')
    const before = written.all()
    expect(await found(store, 'drinks')).toBe(PRODUCTS)
    await saveFrom(store, [category(11, { name: 'Beverages' })], at(1), at(2))
    expect([await found(store, 'beverage'), await found(store, 'drinks'), await found(store, 'bevreages')]).toEqual([PRODUCTS, 0, PRODUCTS])
    expect(written.all()).toEqual(before)
    await store.close()
  })

  it('finds them by the names of the categories around it, also when it has moved', async () => {
    const file = join(folder, 'moved')
    const store = await open(file)
    await saveFrom(store, [category(12, { name: 'Groceries' }), category(11, { name: 'Drinks', parentId: testId(12) })], at(1), at(2))
    expect([await found(store, 'groceries'), await found(store, 'groceries tea drinks')]).toEqual([PRODUCTS, PRODUCTS])
    await saveFrom(store, [category(12, { name: 'Household' })], at(2), at(3))
    expect([await found(store, 'groceries'), await found(store, 'household')]).toEqual([0, PRODUCTS])
    await store.close()
    const again = openStorefrontStore(file)
    expect([await found(again, 'hou'), await found(again, 'groceries')]).toEqual([PRODUCTS, 0])
    await again.close()
  })
})
