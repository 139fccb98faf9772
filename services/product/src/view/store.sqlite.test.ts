import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { namedStatements, planOf } from '@souk/service/testing'
import { describeProductStore } from './store.contract.ts'
import { lists, openProductStore, productLists, queries } from './store.sqlite.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-product-'))
})
afterAll(() => rm(folder, { recursive: true }))

describeProductStore('SQLite in memory', async () => openProductStore(':memory:'), { lasting: false })
describeProductStore('SQLite in a file', async (data) => openProductStore(join(folder, data)), { lasting: true })

describe('SQLite', () => {
  const ofProducts = Object.entries(productLists)
  const inside = Object.fromEntries(ofProducts.map(([name, list]) => [`inside, ${name}`, list.inside]))
  const simpleLists = {
    ...lists,
    ...Object.fromEntries(
      ofProducts.flatMap(([name, { all, ofCategory }]) => [
        [`all, ${name}`, all],
        [`of a category, ${name}`, ofCategory],
      ]),
    ),
  }
  it.each(namedStatements(inside))('reads an index in its order, and looks up the categories once: %s', async (_name, sql) => {
    const store = openProductStore(':memory:')
    const [first, ...others] = planOf(store.database, sql)
    expect(first).toMatch(
      /^SEARCH products USING (COVERING )?INDEX products_status_position_categoryId_stock \(status=\? AND position[<>]\?\)$/,
    )
    expect(others.join('\n')).not.toMatch(/SCAN (?!inside|CONSTANT ROW)|SORT|ORDER BY|CORRELATED|AUTOMATIC/)
    await store.close()
  })

  it.each([...Object.entries(queries), ...namedStatements(simpleLists)])(
    'answers from an index, without sorting: %s',
    async (_name, sql) => {
      const store = openProductStore(':memory:')
      expect(planOf(store.database, sql)).toEqual([expect.stringMatching(/^SEARCH .* USING (COVERING )?INDEX /)])
      await store.close()
    },
  )
})
