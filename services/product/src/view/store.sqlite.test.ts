import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { productSort, type ProductSort } from '@souk/contracts'
import { namedStatements, planOf } from '@souk/service/testing'
import { testId } from '@souk/testing'
import { productOrders } from './order.ts'
import { describeProductStore, productRow } from './store.contract.ts'
import { countOf, fewOf, foundLists, listOf, lists, openProductStore, queries, type ListShape } from './store.sqlite.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-product-'))
})
afterAll(() => rm(folder, { recursive: true }))

describeProductStore('SQLite in memory', async () => openProductStore(':memory:'), { lasting: false })
describeProductStore('SQLite in memory, where ten are many', async () => openProductStore(':memory:', { few: 9 }), { lasting: false })
describeProductStore('SQLite in a file', async (data) => openProductStore(join(folder, data)), { lasting: true })

describe('SQLite', () => {
  const shapes = (['all', 'ofCategory', 'inside'] as const).flatMap((scope) =>
    [false, true].flatMap((found) =>
      [false, true].flatMap((ranged) => [false, true].map((priced): ListShape => ({ scope, found, ranged, priced }))),
    ),
  )
  const nameOf = ({ scope, found, ranged, priced }: ListShape): string =>
    `${scope}${found ? ', by words' : ''}${ranged ? ', by units' : ''}${priced ? ', by price' : ''}`
  const ofProducts = shapes.flatMap((shape) =>
    productSort.options.flatMap((sort) =>
      Object.entries(listOf(shape, sort)).map(([part, sql]): [string, string, ListShape, ProductSort] => [
        `${nameOf(shape)} ${part}`,
        sql,
        shape,
        sort,
      ]),
    ),
  )
  const columns: Readonly<Record<string, string>> = {
    position: 'position',
    name: 'nameKey_position',
    price: 'price_position',
    available: 'available_position',
  }
  const NO_SORT = /SCAN (?!inside|CONSTANT ROW|termed_\w+ VIRTUAL TABLE INDEX)|SORT|ORDER BY|CORRELATED|AUTOMATIC/

  it.each(ofProducts)('reads an index in its order, and looks up the categories once: %s', async (_name, sql, { scope, found }, sort) => {
    const store = openProductStore(':memory:')
    const [first, ...others] = planOf(store.database, sql)
    const prefix = scope === 'ofCategory' ? 'categoryId_status' : 'status'
    const index = `products_${prefix}_${columns[productOrders[sort].by]}`
    expect(first).toMatch(new RegExp(`^SEARCH products USING (COVERING )?INDEX ${index}`))
    expect(first).toMatch(/[<>]\(?\?/)
    expect(others.join('\n')).not.toMatch(scope === 'inside' || found ? NO_SORT : /./)
    await store.close()
  })

  const ofFew = shapes
    .filter(({ found, ranged, priced }) => found || ranged || priced)
    .flatMap((shape) =>
      productSort.options.flatMap((sort) => {
        const { after, before } = fewOf(shape, sort)
        return Object.entries({ after, before }).map(([part, sql]) => [`${nameOf(shape)} ${part}, ${sort}`, sql, shape.found] as const)
      }),
    )

  it.each(ofFew)('finds few products by words, units or prices, and sorts no others: %s', async (_name, sql, found) => {
    const store = openProductStore(':memory:')
    const [first, ...others] = planOf(store.database, sql)
    expect(first).toMatch(
      /^SEARCH products USING INDEX \w+ \((categoryId=\? AND )?status=\? AND (position=\?|available>\? AND available<\?|price>\? AND price<\?)\)$/,
    )
    expect(first?.includes('position=?')).toBe(found)
    expect(others.filter((step) => /SCAN (?!inside|CONSTANT ROW|termed_\w+ VIRTUAL TABLE INDEX)|CORRELATED|AUTOMATIC/.test(step))).toEqual(
      [],
    )
    expect(others.at(-1)).toBe('USE TEMP B-TREE FOR ORDER BY')
    await store.close()
  })

  it('sorts few products, and goes through the list for many', async () => {
    const store = openProductStore(':memory:', { few: 1 })
    const from = await store.checkpoint()
    const changes = [1, 2, 3].map((units) => ({
      collection: 'products',
      id: testId(units),
      row: productRow(testId(units), testId(50), 'active', units),
    }))
    await store.save(changes, from, { ...from, position: from.position + 1, hash: 'e'.repeat(64) })
    const prepare = vi.spyOn(store.database, 'prepare')
    const prepared = async (availableUpTo: number) => {
      prepare.mockClear()
      const found = await store.listProducts({ status: 'active', availableUpTo }, 'price', { limit: 9 })
      expect(found).toHaveLength(availableUpTo)
      return prepare.mock.calls.map(([sql]) => sql)
    }
    const shape = { scope: 'all', found: false, ranged: true, priced: false } as const
    expect(await prepared(1)).toContain(fewOf(shape, 'price').after)
    expect(await prepared(2)).toContain(listOf(shape, 'price').after)
    await store.close()
  })

  const counts = shapes.map((shape) => [nameOf(shape), countOf(shape), shape] as const)
  it.each(counts)('counts in an index, and only what it counts: %s', async (_name, sql, { found, ranged }) => {
    const store = openProductStore(':memory:')
    const [first, ...others] = planOf(store.database, sql)
    expect(first).toMatch(
      /^SEARCH products USING (COVERING )?INDEX \w+ \((position=\?|(categoryId=\? AND )?status=\?( AND position=\?| AND available>\? AND available<\?| AND price>\? AND price<\?)?)\)$/,
    )
    expect(first?.includes('position=?')).toBe(found)
    // How many units there are stands in no index of positions.
    expect(first?.includes('COVERING')).toBe(!(found && ranged))
    expect(others.join('\n')).not.toMatch(NO_SORT)
    await store.close()
  })

  it.each(namedStatements(foundLists))('finds categories in the order of an index, and looks up the words once: %s', async (_name, sql) => {
    const store = openProductStore(':memory:')
    const [first, ...others] = planOf(store.database, sql)
    expect(first).toMatch(/^SEARCH categories USING (COVERING )?INDEX categories_(parentId_)?status_position \(.*position[<>]\?\)$/)
    expect(others.join('\n')).not.toMatch(NO_SORT)
    await store.close()
  })

  it.each([...Object.entries(queries), ...namedStatements(lists)])('answers from an index, without sorting: %s', async (_name, sql) => {
    const store = openProductStore(':memory:')
    expect(planOf(store.database, sql)).toEqual([expect.stringMatching(/^SEARCH .* USING (COVERING )?INDEX /)])
    await store.close()
  })
})
