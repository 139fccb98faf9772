import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CategoryHistoryItem, page, Problem, ProductHistoryItem, type SoukEvent } from '@souk/contracts'
import { TEST_MANAGER } from '@souk/service/testing'
import { testId } from '@souk/testing'
import {
  adjusted,
  categoryAdded,
  OFFICE,
  ORDER,
  PAPER,
  priceChanged,
  productAdded,
  stocked,
  stockDeducted,
  stockReleased,
  stockReserved,
  TOYS,
} from '../../testing/samples.ts'
import { startStack, type Stack } from '../../testing/stack.ts'

const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

let stack: Stack
beforeEach(async () => {
  stack = await startStack()
})
afterEach(() => stack.stop())

const read = async (query = '', id = PAPER) => {
  const { json } = await stack.app.inject(`/products/${id}/history${query}`)
  return page(ProductHistoryItem).parse(json())
}

const append = async (...commits: readonly SoukEvent[][]): Promise<void> => {
  for (const events of commits) await stack.append(...events)
  await stack.caughtUp()
}

const put = async (method: 'PATCH' | 'POST' | 'DELETE', url: string, payload?: object) => {
  const { statusCode, body } = await stack.app.inject({ method, url, ...(payload && { payload }) })
  expect([statusCode, body]).toEqual([204, ''])
}

describe('the history of a product', () => {
  it('says who changed what, the newest first, and what was before', async () => {
    await append([categoryAdded()], stocked(10))
    await put('PATCH', `/products/${PAPER}`, { name: 'Paper A5', price: 275, newSlug: true })
    await put('POST', `/products/${PAPER}/stock-adjustments`, { delta: -2, reason: 'Wasserschaden im Keller' })
    await put('DELETE', `/products/${PAPER}`)

    const manager = { id: TEST_MANAGER.customerId, kind: 'manager' }
    const other = { id: 'test', kind: 'service' }
    const facts = { eventId: expect.any(String), at: expect.stringMatching(TIME) }
    const nothing = { changes: [], stock: null }
    const units = { undoes: null, unitsReserved: 0, unitsSold: 0, orderId: null }
    const of = (field: string, before: unknown, after: unknown) => ({ field, before, after })
    const { items, ...rest } = await read()
    expect(items).toEqual([
      {
        ...nothing,
        ...facts,
        event: 'ProductRetired',
        position: 5,
        actor: manager,
        version: 4,
        changes: [of('status', 'active', 'retired')],
      },
      {
        ...nothing,
        ...facts,
        event: 'StockAdjusted',
        position: 4,
        actor: manager,
        version: 3,
        stock: { ...units, unitsAvailable: -2, unitsOnHand: -2, reason: 'Wasserschaden im Keller' },
      },
      { ...nothing, ...facts, event: 'ProductPriceChanged', position: 3, actor: manager, version: 3, changes: [of('price', 250, 275)] },
      {
        ...nothing,
        ...facts,
        event: 'ProductDetailsChanged',
        position: 3,
        actor: manager,
        version: 2,
        changes: [of('slug', 'paper-2', 'paper-a5-2'), of('name', 'Paper', 'Paper A5')],
      },
      {
        ...nothing,
        ...facts,
        event: 'StockAdjusted',
        position: 2,
        actor: other,
        version: 1,
        stock: { ...units, unitsAvailable: 10, unitsOnHand: 10, reason: 'counted' },
      },
      {
        ...nothing,
        ...facts,
        event: 'ProductAdded',
        position: 2,
        actor: other,
        version: 1,
        changes: [
          of('slug', null, 'paper-2'),
          of('name', null, 'Paper'),
          of('categoryId', null, OFFICE),
          of('description', null, '500 sheets'),
          of('supplier', null, 'Mill'),
          of('price', null, 250),
          of('currency', null, 'EUR'),
          of('status', null, 'active'),
        ],
      },
    ])
    expect(rest).toEqual({ nextCursor: null, previousCursor: null, total: { count: 6, exact: true } })
  })

  it('names the order behind each movement of the stock', async () => {
    const [first, second] = [testId(71), testId(72)]
    await append(
      stocked(10),
      stockReserved([[PAPER, 4]], first),
      stockReserved([[PAPER, 3]], second),
      stockDeducted([[PAPER, 4]], first),
      stockReleased([[PAPER, 3]], second),
    )
    const { items } = await read('?limit=4')
    const movement = (available: number, onHand: number, reserved: number, sold: number, orderId: string) => ({
      unitsAvailable: available,
      unitsOnHand: onHand,
      unitsReserved: reserved,
      unitsSold: sold,
      reason: null,
      undoes: null,
      orderId,
    })
    expect(items.map(({ event, stock }) => [event, stock])).toEqual([
      ['UnitsReleased', movement(3, 0, -3, 0, second)],
      ['UnitsDeducted', movement(0, -4, -4, 4, first)],
      ['UnitsReserved', movement(-3, 0, 3, 0, second)],
      ['UnitsReserved', movement(-4, 0, 4, 0, first)],
    ])
  })

  it('is read page by page in both directions, while more happens', async () => {
    await append(stocked(100), ...Array.from({ length: 20 }, (_, index) => (index % 3 === 0 ? [priceChanged(300 + index)] : [adjusted(1)])))
    const { items: all } = await read()
    expect(all).toHaveLength(22)
    const pages = [await read('?limit=5')]
    await append([priceChanged(1)], [adjusted(1)])
    for (let cursor = pages[0]?.nextCursor; typeof cursor === 'string'; cursor = pages.at(-1)?.nextCursor)
      pages.push(await read(`?limit=5&cursor=${cursor}`))
    expect(pages.map(({ items }) => items)).toEqual([
      all.slice(0, 5),
      all.slice(5, 10),
      all.slice(10, 15),
      all.slice(15, 20),
      all.slice(20),
    ])
    const back = await read(`?limit=5&cursor=${pages[2]?.previousCursor}`)
    expect(back.items).toEqual(all.slice(5, 10))
    const newest = await read(`?limit=9&cursor=${pages[1]?.previousCursor}`)
    expect(newest.items).toEqual((await read('?limit=7')).items)
    expect(newest).toMatchObject({ previousCursor: null, total: { count: 24, exact: true } })
  })

  it('reads only the events of a page, however long the stream is', async () => {
    const reserved = Array.from({ length: 5_000 }, (_, index) => stockReserved([[PAPER, 1]], testId(10_000 + index)))
    await stack.append(...stocked(5_000))
    for (let start = 0; start < reserved.length; start += 250) {
      await stack.append(...reserved.slice(start, start + 250).flat())
      if (start === 250) await stack.append(priceChanged(300))
    }
    await stack.append(priceChanged(350))
    await stack.caughtUp()

    const before = stack.eventsRead()
    const first = await read()
    expect(first.items[0]).toMatchObject({
      event: 'ProductPriceChanged',
      version: 3,
      changes: [{ field: 'price', before: 300, after: 350 }],
    })
    expect(first.total).toEqual({ count: 1_000, exact: false })
    expect(stack.eventsRead() - before).toBe(51)
    await read(`?cursor=${first.nextCursor}`)
    expect(stack.eventsRead() - before).toBe(2 * 51)

    const seen: ProductHistoryItem[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const { items, nextCursor } = await read(`?limit=100${cursor}`)
      seen.push(...items)
      cursor = nextCursor && `&cursor=${nextCursor}`
    }
    expect(seen).toHaveLength(5_004)
    expect(new Set(seen.map(({ eventId }) => eventId)).size).toBe(5_004)
    expect(seen.flatMap(({ changes }) => changes.filter(({ field }) => field === 'price'))).toEqual([
      { field: 'price', before: 300, after: 350 },
      { field: 'price', before: 250, after: 300 },
      { field: 'price', before: null, after: 250 },
    ])
    expect(seen.reduce((sum, { stock }) => sum + (stock?.unitsReserved ?? 0), 0)).toBe(5_000)
  })

  it('is read from the beginning if the view lacks an event of the product', async () => {
    await append(stocked(10), [priceChanged(300)], [adjusted(-1)], [priceChanged(350)])
    const { items } = await read('?limit=2')
    const row = await stack.store.product(PAPER)
    const checkpoint = await stack.store.checkpoint()
    const changes = [
      { collection: 'products', id: PAPER, row: { ...row, version: 0 } },
      { collection: 'revisions', id: `${PAPER}-2`, row: null },
    ]
    expect(await stack.store.save(changes, checkpoint, checkpoint)).toBe('saved')
    expect((await read('?limit=2')).items).toEqual(items)
    expect(items[0]?.changes).toEqual([{ field: 'price', before: 300, after: 350 }])
  })

  it('is not there for a product that is not, and takes no cursor of another one', async () => {
    await append(stocked(1), [productAdded(testId(5))], stockReserved([[PAPER, 1]]))
    const codeOf = async (url: string) => Problem.parse((await stack.app.inject(url)).json()).code
    expect(await codeOf(`/products/${testId(99)}/history`)).toBe('not-found')
    expect(await codeOf(`/products/${ORDER}/history`)).toBe('not-found')
    const { nextCursor } = await read('?limit=1')
    expect(await codeOf(`/products/${testId(5)}/history?cursor=${nextCursor}`)).toBe('malformed-request')
    expect(await codeOf(`/products/${PAPER}/history?cursor=x`)).toBe('malformed-request')
    expect(await codeOf(`/products/${PAPER}/history?asOf=1`)).toBe('malformed-request')
  })
})

it('a category has a history, too', async () => {
  await append([categoryAdded(TOYS)], [categoryAdded(OFFICE, TOYS)])
  await put('PATCH', `/categories/${OFFICE}`, { name: 'Desk', parentId: null })
  await put('DELETE', `/categories/${OFFICE}`)
  const history = async (query = '') =>
    page(CategoryHistoryItem).parse((await stack.app.inject(`/categories/${OFFICE}/history${query}`)).json())
  const manager = { id: TEST_MANAGER.customerId, kind: 'manager' }
  const { items, total } = await history('?limit=2')
  expect(total).toEqual({ count: 3, exact: true })
  expect(items).toEqual([
    {
      eventId: expect.any(String),
      event: 'CategoryRetired',
      at: expect.stringMatching(TIME),
      position: 4,
      actor: manager,
      version: 3,
      changes: [{ field: 'status', before: 'active', after: 'retired' }],
    },
    {
      eventId: expect.any(String),
      event: 'CategoryChanged',
      at: expect.stringMatching(TIME),
      position: 3,
      actor: manager,
      version: 2,
      changes: [
        { field: 'name', before: 'Office', after: 'Desk' },
        { field: 'parentId', before: TOYS, after: null },
      ],
    },
  ])
  expect((await history()).items.at(-1)?.changes).toContainEqual({ field: 'parentId', before: null, after: TOYS })
})
