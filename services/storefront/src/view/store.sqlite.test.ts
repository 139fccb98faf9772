import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GENESIS } from '@souk/log-protocol'
import { planOf } from '@souk/service/testing'
import { saveFrom } from '@souk/service/testing/view-store-contract'
import { testId } from '@souk/testing'
import { searchedQueries } from './searched-rows.sqlite.ts'
import { categoryRow, describeStorefrontStore, productRow } from './store.contract.ts'
import { openStorefrontStore, queries, type SqliteStorefrontStore } from './store.sqlite.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-storefront-'))
})
afterAll(() => rm(folder, { recursive: true }))

describeStorefrontStore('SQLite in memory', async () => openStorefrontStore(':memory:'), { lasting: false })
describeStorefrontStore('SQLite in a file', async (data) => openStorefrontStore(join(folder, data)), { lasting: true })

it.each([...Object.entries(queries), ...Object.entries(searchedQueries)])(
  'SQLite answers from an index, without sorting: %s',
  async (_name, sql) => {
    const store = openStorefrontStore(':memory:')
    expect(planOf(store.database, sql)).toEqual([expect.stringMatching(/^(?:SEARCH|SCAN) .* USING (COVERING )?INDEX /)])
    await store.close()
  },
)

describe('a large category with another name', () => {
  const PRODUCTS = 1_700
  const at = (position: number) => ({ position, hash: String(position).repeat(64).slice(0, 64) })
  const found = async (store: SqliteStorefrontStore, q: string): Promise<number> =>
    (await store.search({ q, sort: 'newest', wanted: { limit: 1 } })).total
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  const category = (name: string) => ({ collection: 'categories', id: testId(11), row: { ...categoryRow(11), name } })
  const open = async (file: string): Promise<SqliteStorefrontStore> => {
    const store = openStorefrontStore(file)
    const rows = Array.from({ length: PRODUCTS }, (_, index) => productRow(index + 100))
    const products = rows.map((row) => ({ collection: 'products', id: row.productId, row }))
    await saveFrom(store, [category('Drinks'), ...products], GENESIS, at(1))
    return store
  }

  it('is found by that name slice by slice, and requests are served between them', async () => {
    const store = await open(':memory:')
    await saveFrom(store, [category('Beverages')], at(1), at(2))
    const counts: number[] = []
    while (counts.at(-1) !== PRODUCTS && counts.length < 99) {
      const count = await found(store, 'beverages')
      expect(await found(store, 'drinks')).toBe(PRODUCTS - count)
      if (count !== counts.at(-1)) counts.push(count)
      await turn()
    }
    expect(counts).toEqual([500, 1_000, 1_500, PRODUCTS])
    await store.close()
  })

  it('is found by its last name, if it changes again meanwhile', async () => {
    const store = await open(':memory:')
    await saveFrom(store, [category('Beverages')], at(1), at(2))
    await turn()
    await saveFrom(store, [category('Liquids')], at(2), at(3))
    await expect.poll(() => found(store, 'liquids')).toBe(PRODUCTS)
    expect([await found(store, 'drinks'), await found(store, 'beverages')]).toEqual([0, 0])
    await store.close()
  })

  it('is finished after a restart in the middle', async () => {
    const file = join(folder, 'restarted')
    const store = await open(file)
    await saveFrom(store, [category('Beverages')], at(1), at(2))
    await store.close()
    await turn()
    const again = openStorefrontStore(file)
    expect(await found(again, 'beverages')).toBe(500)
    await expect.poll(() => found(again, 'beverages')).toBe(PRODUCTS)
    await again.close()
  })

  it('is forgotten with the view', async () => {
    const store = await open(':memory:')
    await saveFrom(store, [category('Beverages')], at(1), at(2))
    await store.clear()
    expect(store.database.prepare(searchedQueries.changed).all()).toEqual([])
    await store.close()
  })
})
